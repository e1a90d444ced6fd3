from Crypto.Cipher import PKCS1_OAEP, PKCS1_v1_5
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding


def encrypt(key, data):
    # ruleid: rsa-without-oaep
    first = key.encrypt(data, padding.PKCS1v15())
    # ruleid: rsa-without-oaep
    return first, PKCS1_v1_5.new(key)


def safe(key, data):
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    # ok: rsa-without-oaep
    first = key.encrypt(data, oaep)
    # ok: rsa-without-oaep
    signature = key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    # ok: rsa-without-oaep
    return first, signature, PKCS1_OAEP.new(key)
