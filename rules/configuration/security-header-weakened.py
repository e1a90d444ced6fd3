from flask import make_response


def page():
    response = make_response("page")
    # ruleid: security-header-weakened
    response.headers["X-Frame-Options"] = "ALLOWALL"
    # ruleid: security-header-weakened
    response.headers["Content-Security-Policy"] = "default-src 'self'; script-src 'self' 'unsafe-inline'"
    # ruleid: security-header-weakened
    response.headers.set("Strict-Transport-Security", "max-age=60")
    # ok: security-header-weakened
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    # ok: security-header-weakened
    response.headers["Content-Security-Policy"] = "default-src 'self'; style-src 'self' 'unsafe-inline'"
    # ok: security-header-weakened
    response.headers.set("Strict-Transport-Security", "max-age=31536000")
    return response
