from pyramid.authentication import AuthTktCookieHelper
from pyramid.session import SignedCookieSessionFactory


def helpers(key, options):
    # ruleid: pyramid-cookie-without-secure
    first = AuthTktCookieHelper(key)
    # ruleid: pyramid-cookie-without-secure
    second = AuthTktCookieHelper(key, secure=False)
    # ok: pyramid-cookie-without-secure
    third = AuthTktCookieHelper(key, secure=True)
    # ok: pyramid-cookie-without-secure
    fourth = SignedCookieSessionFactory(key, **options)
    return first, second, third, fourth
