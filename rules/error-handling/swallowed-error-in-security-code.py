import logging


def load(key, data, signature):
    # ruleid: swallowed-error-in-security-code
    try:
        key.verify(signature, data)
    except Exception:
        pass
    return data


def change(user, policy, order):
    # ruleid: swallowed-error-in-security-code
    try:
        policy.enforce(user, order)
    except:
        pass
    order.save()


def safe(key, data, signature):
    # ok: swallowed-error-in-security-code
    try:
        key.verify(signature, data)
    except ValueError:
        return None
    # ok: swallowed-error-in-security-code
    try:
        data.close()
    except OSError:
        pass
    # ok: swallowed-error-in-security-code
    try:
        key.verify(signature, data)
    except ValueError:
        logging.warning("bad signature")
        raise
    return data


def actions_of(view, request):
    found = []
    # ok: swallowed-error-in-security-code
    try:
        view.check_permissions(request)
    except PermissionError:
        pass
    else:
        found.append(view.name)
    # ruleid: swallowed-error-in-security-code
    try:
        view.check_permissions(request)
    except PermissionError:
        pass
    found.append("all")
    return found
