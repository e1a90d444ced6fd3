from pyramid.authentication import AuthTktCookieHelper
from pyramid.session import SignedCookieSessionFactory


def helpers(key, options):
    # ruleid: pyramid-cookie-without-httponly
    first = AuthTktCookieHelper(key)
    # ruleid: pyramid-cookie-without-httponly
    second = AuthTktCookieHelper(key, httponly=False)
    # ok: pyramid-cookie-without-httponly
    third = AuthTktCookieHelper(key, httponly=True)
    # ok: pyramid-cookie-without-httponly
    fourth = SignedCookieSessionFactory(key, **options)
    return first, second, third, fourth
