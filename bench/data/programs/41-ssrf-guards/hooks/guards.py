import re
from urllib.parse import urlparse

TRUSTED = ("hooks.example.com", "hooks.example.org")
HOST_RX = re.compile(r"https://[a-z]+\.example\.com")
HOST_FULL_RX = re.compile(r"https://[a-z]+\.example\.com/[a-z0-9/]*")


class Untrusted(ValueError):
    pass


def is_trusted(url):
    parsed = urlparse(url)
    return parsed.scheme == "https" and parsed.hostname in TRUSTED


def ensure_trusted(url):
    if not is_trusted(url):
        raise Untrusted(url)


def mentions_trusted(url):
    return any(host in url for host in TRUSTED)


def looks_like_host(url):
    return HOST_RX.match(url) is not None


def is_exact(url):
    return HOST_FULL_RX.fullmatch(url) is not None
