import re


class Rejected(ValueError):
    pass


def require_identifier(value):
    if not value:
        raise Rejected("empty")
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value) is None:
        raise Rejected("not an identifier")
