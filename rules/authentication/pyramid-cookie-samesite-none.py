from pyramid.authentication import AuthTktCookieHelper


def helpers(key, response):
    # ruleid: pyramid-cookie-samesite-none
    first = AuthTktCookieHelper(key, samesite=None)
    # ruleid: pyramid-cookie-samesite-none
    response.set_cookie("theme", "dark", samesite=None)
    # ok: pyramid-cookie-samesite-none
    second = AuthTktCookieHelper(key, samesite="Lax")
    return first, second
