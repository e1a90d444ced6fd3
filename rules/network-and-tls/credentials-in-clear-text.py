import requests
from requests.auth import HTTPBasicAuth

BASE = "http://api.acme.org/v1"


def fetch(user, secret, token):
    # ruleid: credentials-in-clear-text
    requests.get("http://api.acme.org/v1", auth=(user, secret), timeout=5)
    # ruleid: credentials-in-clear-text
    requests.post(BASE, auth=HTTPBasicAuth(user, secret), timeout=5)
    # ruleid: credentials-in-clear-text
    requests.get(BASE, headers={"Authorization": token}, timeout=5)
    # ok: credentials-in-clear-text
    requests.get("https://api.acme.org/v1", auth=(user, secret), timeout=5)
    # ok: credentials-in-clear-text
    requests.get("http://localhost:8000/v1", auth=(user, secret), timeout=5)
    # ok: credentials-in-clear-text
    requests.get(BASE, headers={"Accept": "*/*"}, timeout=5)
