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


import ssl

import httplib2
import ldap
import ldap3
import pycurl


def directory():
    # ruleid: tls-verification-disabled
    ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)
    # ruleid: tls-verification-disabled
    lax = ldap3.Tls(validate=ssl.CERT_NONE)
    # ok: tls-verification-disabled
    strict = ldap3.Tls(validate=ssl.CERT_REQUIRED)
    # ok: tls-verification-disabled
    ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
    return lax, strict


def transfer(handle):
    # ruleid: tls-verification-disabled
    handle.setopt(pycurl.SSL_VERIFYPEER, 0)
    # ok: tls-verification-disabled
    handle.setopt(pycurl.SSL_VERIFYPEER, 1)
    # ruleid: tls-verification-disabled
    return httplib2.Http(disable_ssl_certificate_validation=True)


def directory_as_configured(settings):
    if getattr(settings, "IGNORE_CERT_ERRORS", False):
        # ok: tls-verification-disabled
        ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)
