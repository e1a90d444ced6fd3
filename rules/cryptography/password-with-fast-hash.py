import hashlib
from hashlib import sha256

import bcrypt
from argon2 import PasswordHasher
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from cryptography.hazmat.primitives import hashes


def register(form, users, password, user_pwd):
    # ruleid: password-with-fast-hash
    users.add(form.name, hashlib.md5(password.encode()).hexdigest())
    # ruleid: password-with-fast-hash
    users.add(form.name, sha256(form.password.encode("utf-8")).hexdigest())
    # ruleid: password-with-fast-hash
    users.add(form.name, hashlib.sha512(b"salt" + user_pwd).hexdigest())
    # ruleid: password-with-fast-hash
    return hashlib.new("sha1", password).hexdigest()


def safe(password, salt, passport, document):
    # ok: password-with-fast-hash
    bcrypt.hashpw(password.encode(), bcrypt.gensalt())
    # ok: password-with-fast-hash
    PasswordHasher().hash(password)
    # ok: password-with-fast-hash
    hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)
    # ok: password-with-fast-hash
    hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
    # ok: password-with-fast-hash
    return hashlib.sha256(document), hashlib.sha256(passport)


def hash_pass(text):
    # ruleid: password-with-fast-hash
    return hashlib.sha1(text.encode()).hexdigest()


def hash_page(text):
    # ok: password-with-fast-hash
    return hashlib.sha1(text.encode()).hexdigest()


def verify(user, password, page):
    digest = hashlib.md5()
    # ruleid: password-with-fast-hash
    digest.update(password.encode("utf-8"))
    # ok: password-with-fast-hash
    digest.update(page)
    return digest.hexdigest() == user.digest


def change(user, text):
    digest = hashes.Hash(hashes.SHA256())
    digest.update(text)
    # ruleid: password-with-fast-hash
    user.set_password(digest.finalize())
    encoded = hashlib.md5(text).hexdigest()
    # ruleid: password-with-fast-hash
    user.setPassword(encoded)
    # ok: password-with-fast-hash
    user.set_avatar(hashlib.md5(text).hexdigest())
    # ok: password-with-fast-hash
    user.set_password(text)


class Migrated(PBKDF2PasswordHasher):
    def encode(self, password, salt):
        # ok: password-with-fast-hash
        return super().encode(hashlib.sha512(password.encode()).hexdigest(), salt)


def long_password(password):
    # ok: password-with-fast-hash
    return bcrypt.hashpw(hashlib.sha256(password).digest(), bcrypt.gensalt())


class Password:
    def __init__(self, text):
        self.text = text

    def _make_hash(self, string):
        # ruleid: password-with-fast-hash
        return hashlib.sha256(string).hexdigest()

    def fingerprint(self, string):
        # ok: password-with-fast-hash
        return hashlib.sha256(string).hexdigest()


class Blob:
    def make_hash(self, string):
        # ok: password-with-fast-hash
        return hashlib.sha256(string).hexdigest()
