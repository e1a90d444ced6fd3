import hashlib
import hmac


def verify(key, body, signature):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ruleid: secret-compared-with-equals
    if expected != signature:
        raise ValueError("bad signature")
    # ruleid: secret-compared-with-equals
    return hmac.compare_digest(hmac.new(key, body, "sha256").digest(), signature)


def safe(key, body, signature):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ok: secret-compared-with-equals
    if expected == "":
        return False
    # ok: secret-compared-with-equals
    return hmac.compare_digest(expected, signature)


def check_of_object(key, body, signature):
    mac = hmac.new(key, body, "sha256")
    # ruleid: secret-compared-with-equals
    if mac.hexdigest() != signature:
        raise PermissionError


def check_of_object_safely(key, body, signature):
    mac = hmac.new(key, body, "sha256")
    # ok: secret-compared-with-equals
    if not hmac.compare_digest(mac.hexdigest(), signature):
        raise PermissionError
