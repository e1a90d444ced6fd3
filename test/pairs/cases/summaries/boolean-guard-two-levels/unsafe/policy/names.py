import re

SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
MAX_LENGTH = 64


def _short(value):
    return 0 < len(value) <= MAX_LENGTH


def _slug(value):
    return SLUG.fullmatch(value) is not None


def acceptable(value):
    return _short(value)
