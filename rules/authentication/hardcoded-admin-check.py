from flask import request


def edit(user):
    # ruleid: hardcoded-admin-check
    if user.username == "admin":
        return "secret"
    # ruleid: hardcoded-admin-check
    if request.cookies.get("is_admin") == "true":
        return "secret"
    # ok: hardcoded-admin-check
    if user.is_admin:
        return "secret"
    # ok: hardcoded-admin-check
    if user.username == "":
        return None
    return None
