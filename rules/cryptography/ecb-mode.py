from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, nonce):
    # ruleid: ecb-mode
    first = AES.new(key, AES.MODE_ECB)
    # ruleid: ecb-mode
    return Cipher(algorithms.AES(key), modes.ECB()), first


def safe(key, nonce):
    # ok: ecb-mode
    first = AES.new(key, AES.MODE_EAX)
    # ok: ecb-mode
    return Cipher(algorithms.AES(key), modes.GCM(nonce)), first
