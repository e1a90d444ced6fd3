import httpx
import requests


def call(url):
    # ruleid: request-timeout-disabled
    requests.get(url, timeout=None)
    # ruleid: request-timeout-disabled
    client = httpx.Client(timeout=None)
    # ok: request-timeout-disabled
    requests.get(url, timeout=5)
    # ok: request-timeout-disabled
    return httpx.get(url), client
