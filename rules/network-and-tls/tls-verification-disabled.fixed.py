import ssl

import aiohttp
import httpx
import requests
import urllib3
from requests import Session, get


def fetch(url):
    # ruleid: tls-verification-disabled
    requests.get(url, verify=True)
    # ruleid: tls-verification-disabled
    get(url, timeout=5, verify=True)
    # ruleid: tls-verification-disabled
    requests.request("GET", url, verify=True, timeout=3)
    session = Session()
    # ruleid: tls-verification-disabled
    session.verify = True
    # ruleid: tls-verification-disabled
    session.post(url, data={}, verify=True)
    # ruleid: tls-verification-disabled
    client = httpx.Client(verify=True)
    # ruleid: tls-verification-disabled
    pool = urllib3.PoolManager(cert_reqs="CERT_NONE")
    # ruleid: tls-verification-disabled
    return client, pool, httpx.AsyncClient(verify=True)


async def fetch_async(url):
    async with aiohttp.ClientSession() as client:
        # ruleid: tls-verification-disabled
        await client.get(url, ssl=False)
        # ok: tls-verification-disabled
        await client.get(url)


def safe(url, ca, settings, token, document):
    # ok: tls-verification-disabled
    requests.get(url, verify=True)
    # ok: tls-verification-disabled
    requests.get(url, verify=ca)
    # ok: tls-verification-disabled
    requests.get(url, verify=settings.VERIFY)
    # ok: tls-verification-disabled
    httpx.Client(verify=ca)
    # ok: tls-verification-disabled
    document.clean(verify=False)
