import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

IV = b"0123456789abcdef"


def encrypt(key, data):
    # ruleid: constant-iv
    first = AES.new(key, AES.MODE_CBC, IV)
    # ruleid: constant-iv
    second = AES.new(key, AES.MODE_CBC, iv=b"\x00" * 16)
    # ruleid: constant-iv
    return first, second, Cipher(algorithms.AES(key), modes.CTR(bytes(16)))


def safe(key, data):
    iv = os.urandom(16)
    # ok: constant-iv
    first = AES.new(key, AES.MODE_CBC, iv)
    # ok: constant-iv
    second = AES.new(key, AES.MODE_GCM, nonce=os.urandom(12))
    # ok: constant-iv
    return first, second, Cipher(algorithms.AES(key), modes.CTR(iv))
