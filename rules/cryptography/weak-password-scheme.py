from passlib.context import CryptContext
from passlib.hash import argon2, md5_crypt
from werkzeug.security import generate_password_hash

# ruleid: weak-password-scheme
FIRST = CryptContext(schemes=["md5_crypt"])
# ruleid: weak-password-scheme
SECOND = CryptContext(schemes=["plaintext", "bcrypt"])
# ok: weak-password-scheme
THIRD = CryptContext(schemes=["argon2", "md5_crypt"], deprecated="auto")


def register(password):
    # ruleid: weak-password-scheme
    first = generate_password_hash(password, method="sha256")
    # ruleid: weak-password-scheme
    second = md5_crypt.hash(password)
    # ok: weak-password-scheme
    third = generate_password_hash(password)
    # ok: weak-password-scheme
    fourth = generate_password_hash(password, method="pbkdf2:sha256:600000")
    # ok: weak-password-scheme
    return first, second, third, fourth, argon2.hash(password)
