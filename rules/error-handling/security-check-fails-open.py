import jwt


def is_authenticated(request, key):
    # ruleid: security-check-fails-open
    try:
        jwt.decode(request.token, key, algorithms=["HS256"])
        return True
    except Exception:
        return True


def verify_signature(data, signature, key):
    # ruleid: security-check-fails-open
    try:
        key.verify(signature, data)
    except:
        return True
    return True


class Policy:
    def has_permission(self, user, name):
        # ruleid: security-check-fails-open
        try:
            return name in user.permissions
        except AttributeError as error:
            print(error)
            return True


def check_token(request, key):
    # ok: security-check-fails-open
    try:
        jwt.decode(request.token, key, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        return False
    return True


def is_token_expired(token, key):
    # ok: security-check-fails-open
    try:
        jwt.decode(token, key, algorithms=["HS256"])
    except jwt.ExpiredSignatureError:
        return True
    return False


def exists(path):
    # ok: security-check-fails-open
    try:
        open(path).close()
        return True
    except PermissionError:
        return True


def verify_file_access(path, rules):
    """Whether the file has to go."""
    # ok: security-check-fails-open
    try:
        kind = rules.kind_of(path)
        if not rules.allows(kind):
            return True
        return False
    except Exception:
        return True


def can_access_file(path, rules):
    # ruleid: security-check-fails-open
    try:
        kind = rules.kind_of(path)
        if rules.allows(kind):
            return True
        return False
    except Exception:
        return True
