import jwt
from jose import jwt as jose_jwt
from jwt import decode


def peek(token):
    # ruleid: jwt-signature-not-verified
    return jwt.decode(token, options={"verify_signature": False})


def choose_key(token, keys):
    # ok: jwt-signature-not-verified
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
    claims = jwt.decode(token, keys[issuer], algorithms=["RS256"])
    return claims


def identify(request, key, token):
    # ruleid: jwt-signature-not-verified
    claims = jwt.decode(token, key, verify=False)
    # ruleid: jwt-signature-not-verified
    claims = decode(token, key, algorithms=["HS256", "none"])
    # ruleid: jwt-signature-not-verified
    return jose_jwt.get_unverified_claims(token), claims


def safe(token, key):
    # ok: jwt-signature-not-verified
    header = jwt.get_unverified_header(token)
    # ok: jwt-signature-not-verified
    claims = jwt.decode(token, key, algorithms=["RS256"])
    # ok: jwt-signature-not-verified
    return jwt.decode(token, key, algorithms=["RS256"], options={"verify_exp": True}), header, claims


def is_own_token(token) -> bool:
    # Who issued it; it is verified by whoever that is.
    # ok: jwt-signature-not-verified
    claims = jwt.decode(token, options={"verify_signature": False})
    return claims.get("owner") == "shop"


def is_valid_token(token) -> bool:
    # ruleid: jwt-signature-not-verified
    claims = jwt.decode(token, options={"verify_signature": False})
    return claims.get("owner") == "shop"
