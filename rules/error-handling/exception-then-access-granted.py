def rights(session, user):
    try:
        allowed = session.check(user)
    except Exception:
        # ruleid: exception-then-access-granted
        allowed = True
    try:
        role = session.role(user)
    except KeyError:
        # ruleid: exception-then-access-granted
        role = "admin"
    try:
        is_admin = session.check(user)
    except KeyError:
        # ok: exception-then-access-granted
        is_admin = False
    return allowed, role, is_admin
