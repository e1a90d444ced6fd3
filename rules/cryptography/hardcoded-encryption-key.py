import base64
import hmac
import os

from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from itsdangerous import URLSafeTimedSerializer


def encrypt(data, iv):
    # ruleid: hardcoded-encryption-key
    first = AES.new(b"sixteen byte key", AES.MODE_GCM)
    # ruleid: hardcoded-encryption-key
    second = Fernet("ZmFrZWtleWZha2VrZXlmYWtla2V5ZmFrZWtleTEyMzQ=")
    # ruleid: hardcoded-encryption-key
    third = hmac.new(b"signing-key-1", data, "sha256")
    # ruleid: hardcoded-encryption-key
    return first, second, third, URLSafeTimedSerializer("signing-key-2")


def safe(data, key, settings):
    # ok: hardcoded-encryption-key
    first = AES.new(os.environ["KEY"].encode(), AES.MODE_GCM)
    # ok: hardcoded-encryption-key
    second = AESGCM(key)
    # ok: hardcoded-encryption-key
    third = Fernet(Fernet.generate_key())
    # ok: hardcoded-encryption-key
    return first, second, third, hmac.new(base64.b64decode(settings.KEY), data, "sha256")
