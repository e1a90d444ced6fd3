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
