import jwt


def issue(claims, key):
    # ruleid: jwt-algorithm-none
    first = jwt.encode(claims, None, algorithm="none")
    # ruleid: jwt-algorithm-none
    second = jwt.encode(claims, key, algorithm=None)
    # ok: jwt-algorithm-none
    return first, second, jwt.encode(claims, key, algorithm="HS256")


# ruleid: jwt-algorithm-none
ALLOWED_ALGORITHMS = ["HS256", "none"]
# ok: jwt-algorithm-none
ALGORITHMS = ["HS256", "RS256"]
# ok: jwt-algorithm-none
CHOICES = ["none", "all"]
