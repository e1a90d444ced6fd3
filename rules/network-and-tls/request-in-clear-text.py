import urllib.request

import aiohttp
import requests
import urllib3
from requests import get

FEED = "http://feeds.acme.org/daily.xml"


def fetch(url):
    # ruleid: request-in-clear-text
    requests.get("http://api.acme.org/v1", timeout=5)
    # ruleid: request-in-clear-text
    get(FEED, timeout=5)
    session = requests.Session()
    # ruleid: request-in-clear-text
    session.post("http://api.acme.org/v1", data={})
    # ruleid: request-in-clear-text
    urllib.request.urlopen("http://api.acme.org/v1")
    opener = urllib.request.build_opener()
    # ruleid: request-in-clear-text
    opener.open("http://api.acme.org/v1")
    with requests.Session() as other:
        # ruleid: request-in-clear-text
        other.get("http://api.acme.org/v1")


def safe(url):
    # ok: request-in-clear-text
    requests.get("https://api.acme.org/v1", timeout=5)
    # ok: request-in-clear-text
    requests.get("http://localhost:8080/health", timeout=5)
    # ok: request-in-clear-text
    requests.get("http://169.254.169.254/latest", timeout=5)
    # ok: request-in-clear-text
    requests.get("http://redis:6379/", timeout=5)
    # ok: request-in-clear-text
    requests.get(url, timeout=5)
    # ok: request-in-clear-text
    print("http://api.acme.org/v1")


def fetch_default(url="http://api.acme.org/v1"):
    # ruleid: request-in-clear-text
    return urllib.request.urlopen(url)


def pools():
    # ruleid: request-in-clear-text
    urllib3.HTTPConnectionPool("api.payments.com")
    # ok: request-in-clear-text
    urllib3.HTTPSConnectionPool("api.payments.com")
    # ok: request-in-clear-text
    urllib3.HTTPConnectionPool("localhost", port=8080)
