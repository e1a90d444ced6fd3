import re

from wtforms.validators import Regexp

# ruleid: catastrophic-regex
MAIL = re.compile(r"^([a-zA-Z0-9]+)*@acme\.org$")


def check(text):
    # ruleid: catastrophic-regex
    re.match(r"(\w+\s?)+$", text)
    # ruleid: catastrophic-regex
    Regexp(r"^(a+)+$")
    # Every round begins with a semicolon, which nothing else in it matches.
    # ok: catastrophic-regex
    re.match(r"^(?:;\s*(?:(gzip)|(window(?:=(\d+))?)))*$", text)
    # ruleid: catastrophic-regex
    re.match(r"^(?:\s*(?:(gzip)|(\w+(?:=(\d+))?)))*$", text)
    # Blanks and words take turns.
    # ok: catastrophic-regex
    re.match(r"^\w+(?:[\t ]+[a-z0-9_]+)*$", text)
    # ruleid: catastrophic-regex
    re.match(r"^\w+(?:[\t ]*[a-z0-9_]+)*$", text)
    # ok: catastrophic-regex
    re.match(r"^[\w\s]+$", text)
    # ok: catastrophic-regex
    return re.findall(r"(\d{1,3}\.){3}\d{1,3}", text)
