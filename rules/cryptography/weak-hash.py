import base64
import hashlib
import json
import os
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


WS_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept(key, secret):
    # ok: weak-hash
    value = base64.b64encode(hashlib.sha1(key + WS_GUID).digest())
    # ruleid: weak-hash
    signed = base64.b64encode(hashlib.sha1(key + secret).digest())
    return value, signed


def address_of(name):
    # ok: weak-hash
    return int(hashlib.sha1(name).hexdigest()[:8], 16)


def file_id(content):
    # ruleid: weak-hash
    return hashlib.sha1(content).hexdigest()[:40]


def digest_header(time):
    # ok: weak-hash
    cnonce = hashlib.sha1(b"".join([time, os.urandom(8)])).hexdigest()[:16]
    # ruleid: weak-hash
    response = hashlib.md5(cnonce.encode()).hexdigest()
    return cnonce, response


def job_id(arguments):
    # ok: weak-hash
    return hashlib.sha1(json.dumps(arguments).encode()).hexdigest()
