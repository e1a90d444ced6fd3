import hashlib

from cryptography.fernet import Fernet


def sealed(key, text):
    # ruleid: modern-cryptography-used
    return Fernet(key).encrypt(text)


def digest(data):
    # ruleid: modern-cryptography-used
    return hashlib.sha256(data).hexdigest()


def old(data):
    # ok: modern-cryptography-used
    return hashlib.md5(data).hexdigest()
