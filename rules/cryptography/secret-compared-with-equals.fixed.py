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
