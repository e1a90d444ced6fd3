from django.http import HttpResponse
from flask import make_response

FLAGS = {"secure": True, "httponly": True}


def login(token, settings):
    response = make_response("welcome")
    # ruleid: cookie-without-flags
    response.set_cookie("session", token)
    # ruleid: cookie-without-flags
    response.set_cookie("session", token, httponly=True)
    # ruleid: cookie-without-flags
    response.set_cookie("session", token, secure=True)
    # ruleid: cookie-without-flags
    response.set_cookie("session", token, secure=False, httponly=False)
    return response


def remember(token, settings):
    response = HttpResponse("welcome")
    # ok: cookie-without-flags
    response.set_cookie("session", token, secure=True, httponly=True, samesite="Lax")
    # ok: cookie-without-flags
    response.set_cookie("session", value=token, httponly=True, secure=settings.SECURE_COOKIES)
    # ok: cookie-without-flags
    response.set_cookie("session", token, **FLAGS)
    # ok: cookie-without-flags
    response.set_cookie("theme", "dark")
    # ok: cookie-without-flags
    response.set_cookie("session", "", max_age=0)
    # ok: cookie-without-flags
    response.delete_cookie("session")
    return response


def save(response, value, secure, httponly):
    # ok: cookie-without-flags
    response.set_cookie("session", value, secure=secure, httponly=httponly)
    # ruleid: cookie-without-flags
    response.set_cookie("session", value, secure=secure, httponly=False)
