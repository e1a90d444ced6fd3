import datetime

import jwt


def issue(user, key):
    # ruleid: jwt-without-expiry
    first = jwt.encode({"sub": user.id}, key, algorithm="HS256")
    # ruleid: jwt-without-expiry
    claims = jwt.decode(first, key, algorithms=["HS256"], options={"verify_exp": False})
    expiry = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=15)
    # ok: jwt-without-expiry
    second = jwt.encode({"sub": user.id, "exp": expiry}, key, algorithm="HS256")
    # ok: jwt-without-expiry
    return claims, second, jwt.encode(claims, key, algorithm="HS256")


def issue_from_variable(user, key):
    payload = {"sub": user.id, "iat": datetime.datetime.now(datetime.timezone.utc)}
    # ruleid: jwt-without-expiry
    return jwt.encode(payload, key, algorithm="HS256")


def issue_with_expiry(user, key, expiry):
    payload = {"sub": user.id}
    payload["exp"] = expiry
    # ok: jwt-without-expiry
    return jwt.encode(payload, key, algorithm="HS256")


def issue_sometimes(user, key, expiry):
    payload = {"sub": user.id}
    if expiry:
        payload["exp"] = expiry
    # ok: jwt-without-expiry
    return jwt.encode(payload, key, algorithm="HS256")


def issue_updated(user, key, lifetime):
    payload = {"sub": user.id}
    payload.update(lifetime)
    # ok: jwt-without-expiry
    return jwt.encode(payload, key, algorithm="HS256")
