from Crypto.PublicKey import DSA, RSA
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.dsa import generate_private_key as dsa_key

BITS = 1024


def keys():
    # ruleid: weak-key-size
    first = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    # ruleid: weak-key-size
    second = RSA.generate(BITS)
    # ruleid: weak-key-size
    third = DSA.generate(bits=3072)
    # ruleid: weak-key-size
    fourth = dsa_key(3072)
    # ruleid: weak-key-size
    return first, second, third, fourth, ec.generate_private_key(ec.SECP192R1())


def safe(bits):
    # ok: weak-key-size
    first = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    # ok: weak-key-size
    second = RSA.generate(2048)
    # ok: weak-key-size
    third = RSA.generate(bits)
    # ok: weak-key-size
    return first, second, third, ec.generate_private_key(ec.SECP256R1())
