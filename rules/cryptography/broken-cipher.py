from Crypto.Cipher import AES, ARC4, DES
from Crypto.Cipher import Blowfish as Cipher1
from Cryptodome.Cipher import DES3
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt(key, iv, nonce, data):
    # ruleid: broken-cipher
    a = DES.new(key, DES.MODE_CBC, iv)
    # ruleid: broken-cipher
    b = ARC4.new(key)
    # ruleid: broken-cipher
    c = Cipher1.new(key, Cipher1.MODE_CBC, iv)
    # ruleid: broken-cipher
    d = DES3.new(key, DES3.MODE_CFB, iv)
    # ruleid: broken-cipher
    e = Cipher(algorithms.ARC4(key), mode=None)
    # ruleid: broken-cipher
    return Cipher(algorithms.TripleDES(key), modes.CBC(iv)), a, b, c, d, e


def safe(key, iv, nonce, data):
    # ok: broken-cipher
    a = AES.new(key, AES.MODE_GCM, nonce=nonce)
    # ok: broken-cipher
    b = AESGCM(key).encrypt(nonce, data, None)
    # ok: broken-cipher
    return Cipher(algorithms.AES(key), modes.GCM(iv)), a, b
