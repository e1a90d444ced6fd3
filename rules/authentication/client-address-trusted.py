from flask import request

ADMIN_NETWORK = {"10.0.0.1"}


def admin():
    # ruleid: client-address-trusted
    if request.headers.get("X-Forwarded-For") == "127.0.0.1":
        return "secret"
    # ruleid: client-address-trusted
    if request.headers["X-Real-IP"] in ADMIN_NETWORK:
        return "secret"
    # ok: client-address-trusted
    if request.remote_addr in ADMIN_NETWORK:
        return "secret"
    # ok: client-address-trusted
    if request.headers.get("Accept") == "text/html":
        return "page"
    return None
