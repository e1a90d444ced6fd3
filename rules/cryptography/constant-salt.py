import hashlib
import os

import bcrypt

SALT = b"pepper and salt"


def store(password):
    # ruleid: constant-salt
    first = hashlib.pbkdf2_hmac("sha256", password, SALT, 600_000)
    # ruleid: constant-salt
    return first, hashlib.scrypt(password, salt=b"salt", n=2**14, r=8, p=1)


def safe(password, stored):
    salt = os.urandom(16)
    # ok: constant-salt
    first = hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: constant-salt
    second = bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: constant-salt
    return first, second, bcrypt.hashpw(password, stored)
