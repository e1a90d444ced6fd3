from pyramid.authentication import AuthTktCookieHelper
from pyramid.session import SignedCookieSessionFactory


def helpers(key):
    # ruleid: pyramid-cookie-flags
    first = AuthTktCookieHelper(key)
    # ruleid: pyramid-cookie-flags
    second = AuthTktCookieHelper(key, secure=False, http_only=True, samesite="Lax")
    # ruleid: pyramid-cookie-flags
    third = SignedCookieSessionFactory(key)
    # ok: pyramid-cookie-flags
    fourth = AuthTktCookieHelper(key, secure=True, http_only=True, samesite="Lax")
    # ok: pyramid-cookie-flags
    return first, second, third, fourth, SignedCookieSessionFactory(key, secure=True, httponly=True)
