import hmac

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, iv):
    # ruleid: unauthenticated-cipher-mode
    first = Cipher(algorithms.AES(key), modes.CBC(iv))
    # ruleid: unauthenticated-cipher-mode
    return first, AES.new(key, AES.MODE_CTR, nonce=iv)


def seal(key, mac_key, iv, data):
    # ok: unauthenticated-cipher-mode
    cipher = AES.new(key, AES.MODE_CBC, iv)
    body = cipher.encrypt(data)
    tag = hmac.new(mac_key, iv + body, "sha256").digest()
    return iv + body + tag


def safe(key, nonce):
    # ok: unauthenticated-cipher-mode
    first = Cipher(algorithms.AES(key), modes.GCM(nonce))
    # ok: unauthenticated-cipher-mode
    return first, AES.new(key, AES.MODE_GCM, nonce=nonce)
