import hashlib
import hmac


class Accounts:
    def _compare_password(self, stored, given):
        # ruleid: check-with-equals
        return stored == given

    def same_name(self, one, other):
        # ok: check-with-equals
        return one == other


def verify_token(token, expected):
    # ruleid: check-with-equals
    return token == expected


def check_password(given, stored):
    # ruleid: check-with-equals
    return digest(given) == stored


def check_password_safely(given, stored):
    # ok: check-with-equals
    return hmac.compare_digest(digest(given), stored)


def check_password_confirmation(password, confirmation):
    # ok: check-with-equals
    return password == confirmation


def verify_file_digest(path, expected):
    # ok: check-with-equals
    return digest(path) == expected


def digest(text):
    return hashlib.sha256(text).hexdigest()
