import jwt


def issue(claims, key):
    # ruleid: jwt-algorithm-none
    first = jwt.encode(claims, None, algorithm="none")
    # ruleid: jwt-algorithm-none
    second = jwt.encode(claims, key, algorithm=None)
    # ok: jwt-algorithm-none
    return first, second, jwt.encode(claims, key, algorithm="HS256")
