import httpx

from .guards import Untrusted, ensure_trusted, is_exact, is_trusted, looks_like_host, mentions_trusted

client = httpx.Client(timeout=5)


def send_ensured(url, payload):
    ensure_trusted(url)
    return client.post(url, json=payload).status_code  # GOOD 918


def send_swallowed(url, payload):
    try:
        ensure_trusted(url)
    except Untrusted:
        pass
    return client.post(url, json=payload).status_code  # BAD 918


def send_bool(url, payload):
    if is_trusted(url):
        return client.post(url, json=payload).status_code  # GOOD 918
    return 0


def send_ignored(url, payload):
    is_trusted(url)
    return client.post(url, json=payload).status_code  # BAD 918


def send_substring(url, payload):
    if not mentions_trusted(url):
        return 0
    return client.post(url, json=payload).status_code  # BAD 918


def send_prefix(url, payload):
    if not looks_like_host(url):
        return 0
    return client.post(url, json=payload).status_code  # BAD 918


def send_exact(url, payload):
    if not is_exact(url):
        return 0
    return client.post(url, json=payload).status_code  # GOOD 918


def send_other(url, payload):
    ensure_trusted(payload["callback"])
    return client.post(url, json=payload).status_code  # BAD 918


def send_overwritten(url, payload):
    payload["original"] = url
    url = "https://hooks.example.com/default"
    return client.post(url, json=payload).status_code  # GOOD 918
