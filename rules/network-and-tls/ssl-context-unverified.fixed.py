import ssl
import urllib.request


def fetch(url, sock):
    # ruleid: ssl-context-unverified
    context = ssl._create_unverified_context()
    # ruleid: ssl-context-unverified
    ssl._create_default_https_context = ssl._create_unverified_context
    relaxed = ssl.create_default_context()
    # ruleid: ssl-context-unverified
    relaxed.check_hostname = True
    # ruleid: ssl-context-unverified
    relaxed.verify_mode = ssl.CERT_NONE
    return urllib.request.urlopen(url, context=context)


def safe(url):
    # ok: ssl-context-unverified
    context = ssl.create_default_context(cafile="/etc/ssl/ca.pem")
    # ok: ssl-context-unverified
    context.check_hostname = True
    # ok: ssl-context-unverified
    context.verify_mode = ssl.CERT_REQUIRED
    return urllib.request.urlopen(url, context=context)


def context_for(verify=True):
    if verify:
        return ssl.create_default_context()
    made = ssl.create_default_context()
    # The caller says so, and is reported.
    # ok: ssl-context-unverified
    made.check_hostname = False
    return made


def context_of(name):
    made = ssl.create_default_context()
    # ruleid: ssl-context-unverified
    made.check_hostname = True
    return made
