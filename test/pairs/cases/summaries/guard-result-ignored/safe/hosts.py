import re

HOST = re.compile(r"[a-z0-9]+(?:[.][a-z0-9]+)*")


def valid_host(value):
    return HOST.fullmatch(value) is not None
