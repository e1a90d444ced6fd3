import hashlib
import secrets
import time
import uuid


def reset(user, mail):
    # ruleid: time-based-identifier-as-secret
    token = str(uuid.uuid1())
    # ruleid: time-based-identifier-as-secret
    user.reset_key = hashlib.sha256(str(time.time()).encode()).hexdigest()
    # ok: time-based-identifier-as-secret
    order_id = uuid.uuid1()
    # ok: time-based-identifier-as-secret
    api_key = secrets.token_hex(20)
    # ok: time-based-identifier-as-secret
    session_id = uuid.uuid4()
    return token, order_id, api_key, session_id


def make_api_key():
    # ruleid: time-based-identifier-as-secret
    key = str(uuid.uuid1())
    return {"key": key}


def reset_token():
    # ruleid: time-based-identifier-as-secret
    return uuid.uuid1().hex


def issue(session):
    # ruleid: time-based-identifier-as-secret
    session["auth_token"] = uuid.uuid1().hex


def make_row_id():
    # ok: time-based-identifier-as-secret
    return uuid.uuid1().hex
