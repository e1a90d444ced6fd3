import os

import jwt

KEY = "the-signing-key"


def issue(claims, app):
    # ruleid: jwt-hardcoded-key
    first = jwt.encode(claims, "signing-key-1", algorithm="HS256")
    # ruleid: jwt-hardcoded-key
    second = jwt.decode(first, KEY, algorithms=["HS256"])
    # ruleid: jwt-hardcoded-key
    app.config["JWT_SECRET_KEY"] = "signing-key-2"
    return first, second


def safe(claims, app):
    # ok: jwt-hardcoded-key
    first = jwt.encode(claims, os.environ["JWT_KEY"], algorithm="HS256")
    # ok: jwt-hardcoded-key
    app.config["JWT_SECRET_KEY"] = os.environ["JWT_KEY"]
    # ok: jwt-hardcoded-key
    return jwt.decode(first, app.config["JWT_SECRET_KEY"], algorithms=["HS256"])


JWT_SECRET = "signing-key-3"


def reported_at_the_constant(claims):
    # ok: jwt-hardcoded-key
    return jwt.encode(claims, JWT_SECRET, algorithm="HS256")
