import jwt


def issue(user, key):
    # ruleid: password-in-token
    first = jwt.encode({"user": user.name, "password": user.password}, key, algorithm="HS256")
    claims = {"user": user.name, "secret": user.secret}
    # ruleid: password-in-token
    second = jwt.encode(claims, key, algorithm="HS256")
    # ok: password-in-token
    return first, second, jwt.encode({"sub": user.id, "password_set": True}, key, algorithm="HS256")
