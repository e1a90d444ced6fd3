import hashlib
import uuid
from hashlib import sha1

from cryptography.hazmat.primitives import hashes, hmac
from Crypto.Hash import MD5


def sign(document, key, backend):
    # ruleid: weak-hash
    digest = hashlib.md5(document).hexdigest()
    # ruleid: weak-hash
    digest = sha1(document + key).hexdigest()
    # ruleid: weak-hash
    digest = hashlib.new("md5", document).hexdigest()
    # ruleid: weak-hash
    digest = MD5.new(document)
    # ruleid: weak-hash
    return hashes.Hash(hashes.SHA1(), backend=backend), digest


def cache_key(url):
    # ok: weak-hash
    return hashlib.md5(url.encode()).hexdigest()


def safe(document, key):
    # ok: weak-hash
    digest = hashlib.sha256(document).hexdigest()
    # ok: weak-hash
    digest = hashlib.md5(document, usedforsecurity=False).hexdigest()
    # ok: weak-hash
    digest = hashlib.new("sha512", document)
    # ok: weak-hash
    width = hashlib.sha1().digest_size
    # ok: weak-hash
    mac = hmac.HMAC(key, hashes.SHA1())
    # ok: weak-hash
    return hashlib.blake2b(document), digest, width, mac


import hmac as std_hmac


def sign(key, text):
    # ruleid: weak-hash
    return std_hmac.new(key, text, hashlib.md5).hexdigest()


def sign_by_name(key, text):
    # ruleid: weak-hash
    return std_hmac.new(key, text, digestmod="md5").hexdigest()


def sign_strongly(key, text):
    # ok: weak-hash
    return std_hmac.new(key, text, hashlib.sha256).hexdigest()
