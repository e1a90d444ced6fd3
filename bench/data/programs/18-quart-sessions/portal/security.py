import hashlib
import os
import random
import secrets

import bcrypt
import jwt

SIGNING_KEY = os.environ["PORTAL_KEY"]


def hash_password(password):
    return hashlib.md5(password.encode()).hexdigest()  # BAD 916


def hash_password_strong(password):
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt())  # GOOD 916


def etag(content):
    return hashlib.md5(content, usedforsecurity=False).hexdigest()  # GOOD 916


def reset_token():
    return "".join(random.choice("abcdef0123456789") for _ in range(32))  # BAD 330


def reset_token_strong():
    return secrets.token_urlsafe(32)  # GOOD 330


def jitter():
    return random.uniform(0.1, 0.5)  # GOOD 330


def read_token(token):
    return jwt.decode(token, options={"verify_signature": False})  # BAD 347


def read_token_verified(token):
    return jwt.decode(token, SIGNING_KEY, algorithms=["HS256"])  # GOOD 347


def sign(user):
    return jwt.encode({"sub": user}, "p0rtal-signing-key-2019-prod", algorithm="HS256")  # BAD 798


def sign_env(user):
    return jwt.encode({"sub": user}, SIGNING_KEY, algorithm="HS256")  # GOOD 798
