import html

__all__ = ["normalize", "MAX_LENGTH"]

MAX_LENGTH = 120


def normalize(value):
    value = value.strip()
    if len(value) > MAX_LENGTH:
        value = value[:MAX_LENGTH]
    return html.escape(" ".join(value.split()))
