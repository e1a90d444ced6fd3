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
