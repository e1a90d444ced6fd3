import requests


def fetch(url):
    # ruleid: network-timeout-given
    requests.get(url, timeout=5)
    # ok: network-timeout-given
    requests.get(url)
    # ok: network-timeout-given
    requests.get(url, timeout=None)
