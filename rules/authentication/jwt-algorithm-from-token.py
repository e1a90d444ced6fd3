import jwt
from jose import jwt as jose_jwt


def read(token, key):
    header = jwt.get_unverified_header(token)
    # ruleid: jwt-algorithm-from-token
    first = jwt.decode(token, key, algorithms=[header["alg"]])
    # ruleid: jwt-algorithm-from-token
    second = jose_jwt.decode(token, key, algorithms=jose_jwt.get_unverified_header(token)["alg"])
    # ruleid: jwt-algorithm-from-token
    third = jwt.decode(token, key, algorithms=["RS256", "HS256"])
    # ok: jwt-algorithm-from-token
    fourth = jwt.decode(token, key, algorithms=["RS256", "ES256"])
    # ok: jwt-algorithm-from-token
    return first, second, third, fourth, KEYS[header["kid"]]
