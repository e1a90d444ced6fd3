import re


def trim(value):
    return value.strip()


def collapse(value):
    return re.sub(r"\s+", " ", value)


def slug(value):
    return re.sub(r"[^a-z0-9]+", "_", value.lower())
