import httpx
import requests
from requests import get


def call(url, options):
    # ruleid: request-without-timeout
    requests.get(url, timeout=10)
    # ruleid: request-without-timeout
    requests.post(url, json={}, timeout=10)
    # ruleid: request-without-timeout
    get(url, headers={"Accept": "*/*"}, timeout=10)
    # ok: request-without-timeout
    httpx.post(url)
    # ok: request-without-timeout
    requests.get(url, timeout=5)
    # ok: request-without-timeout
    requests.post(url, timeout=(3, 30))
    # ok: request-without-timeout
    requests.get(url, **options)
    # ok: request-without-timeout
    httpx.get(url)
    # ok: request-without-timeout
    session = requests.Session()
    return session


from urllib.request import urlopen


def read(url):
    # ruleid: request-without-timeout
    urlopen(url, timeout=10)
    # ok: request-without-timeout
    urlopen(url, timeout=5)
    # ok: request-without-timeout
    urlopen(url, None, 5)
    # ruleid: request-without-timeout
    requests.Session().get(url, timeout=10)
    # ok: request-without-timeout
    requests.Session().get(url, timeout=5)
