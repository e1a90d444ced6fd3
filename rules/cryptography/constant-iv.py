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


from cryptography.hazmat.primitives.ciphers import algorithms
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305


def seal(key, text):
    # ruleid: constant-iv
    return AESGCM(key).encrypt(b"abcdefabcdef", text, None)


def seal_later(key, text):
    box = ChaCha20Poly1305(key)
    # ruleid: constant-iv
    return box.encrypt(b"abcdefabcdef", text, None)


def stream(key):
    # ruleid: constant-iv
    return algorithms.ChaCha20(key, b"0123456789abcdef")


def seal_freshly(key, text):
    nonce = os.urandom(12)
    # ok: constant-iv
    return nonce + AESGCM(key).encrypt(nonce, text, None)


def stream_freshly(key):
    # ok: constant-iv
    return algorithms.ChaCha20(key, os.urandom(16))
