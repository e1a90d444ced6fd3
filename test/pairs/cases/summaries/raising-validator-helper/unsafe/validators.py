import re


class Rejected(ValueError):
    pass


def require_identifier(value):
    if not value:
        raise Rejected("empty")
