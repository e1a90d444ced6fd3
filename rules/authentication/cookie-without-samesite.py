from flask import make_response


def login(token, settings):
    response = make_response("welcome")
    # ruleid: cookie-without-samesite
    response.set_cookie("session", token, secure=True, httponly=True)
    # ruleid: cookie-without-samesite
    response.set_cookie("session", token, httponly=True, max_age=600, secure=True)
    # ok: cookie-without-samesite
    response.set_cookie("session", token, secure=True, httponly=True, samesite="Lax")
    # ok: cookie-without-samesite
    response.set_cookie("session", token, secure=True, httponly=True, samesite=settings.SAMESITE)
    # ok: cookie-without-samesite
    response.set_cookie("theme", "dark", secure=True, httponly=True)
    return response
