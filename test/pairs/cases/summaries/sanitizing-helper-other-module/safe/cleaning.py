import re
import shlex

WHITESPACE = re.compile(r"\s+")


def clean_title(raw):
    collapsed = WHITESPACE.sub(" ", raw).strip()
    if not collapsed:
        return "untitled"
    return shlex.quote(collapsed)
