import jwt


def read(token, key):
    # ruleid: jwt-claims-not-verified
    first = jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})
    options = {"verify_aud": False}
    # ruleid: jwt-claims-not-verified
    second = jwt.decode(token, key, algorithms=["HS256"], options=options)
    # ok: jwt-claims-not-verified
    third = jwt.decode(token, key, algorithms=["HS256"], audience="api")
    # ok: jwt-claims-not-verified
    fourth = jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": True})
    return first, second, third, fourth
