import hashlib

import bcrypt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC


def derive(password, salt):
    # ruleid: weak-key-derivation
    first = hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
    # ruleid: weak-key-derivation
    second = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=10_000)
    # ruleid: weak-key-derivation
    return first, second, bcrypt.hashpw(password, bcrypt.gensalt(rounds=4))


def safe(password, salt, rounds):
    # ok: weak-key-derivation
    first = hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: weak-key-derivation
    second = hashlib.pbkdf2_hmac("sha256", password, salt, rounds)
    # ok: weak-key-derivation
    return first, second, bcrypt.hashpw(password, bcrypt.gensalt())
