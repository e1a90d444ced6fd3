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


from argon2.low_level import hash_secret_raw
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC


def derive_by_position(password):
    # ruleid: constant-salt
    return PBKDF2HMAC(hashes.SHA256(), 32, b"pepper", 600_000).derive(password)


def derive_with_zeros(password):
    # ruleid: constant-salt
    return PBKDF2HMAC(hashes.SHA256(), 32, bytes(16), 600_000).derive(password)


def argon(password):
    # ruleid: constant-salt
    return hash_secret_raw(password, b"somesalt", 3, 65536, 4, 32, 2)


def derive_with_own(password, user):
    # ok: constant-salt
    return PBKDF2HMAC(hashes.SHA256(), 32, user.salt, 600_000).derive(password)
