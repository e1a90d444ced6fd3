import base64
import hashlib
import hmac
import json

from flask import request


def current_user():
    cookie = base64.b64decode(request.cookies.get("session", "")).decode()
    parts = cookie.split(".")
    digest = hashlib.sha256(parts[0].encode("utf-8")).hexdigest()
    # ruleid: unkeyed-hash-as-signature
    if digest != parts[1]:
        return None
    return json.loads(parts[0])


def read_token(text):
    value, sent = text.rsplit(".", 1)
    # ruleid: unkeyed-hash-as-signature
    if hmac.compare_digest(hashlib.sha1(value.encode()).hexdigest(), sent):
        return value
    return None


def signed_user(key):
    parts = request.cookies["session"].split(".")
    digest = hmac.new(key, parts[0].encode(), "sha256").hexdigest()
    # ok: unkeyed-hash-as-signature
    if not hmac.compare_digest(digest, parts[1]):
        return None
    return json.loads(parts[0])


def downloaded(content, expected):
    # ok: unkeyed-hash-as-signature
    return hashlib.sha256(content).hexdigest() == expected
