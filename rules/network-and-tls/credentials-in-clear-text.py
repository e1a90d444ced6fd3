import ldap
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


def directory(user, password):
    # ruleid: credentials-in-clear-text
    connection = ldap.initialize("ldap://ldap.acme.org")
    connection.simple_bind_s(user, password)
    # ok: credentials-in-clear-text
    other = ldap.initialize("ldaps://ldap.acme.org")
    # ok: credentials-in-clear-text
    local = ldap.initialize("ldap://localhost:389")
    return connection, other, local


def directory_with_tls(user, password):
    # ok: credentials-in-clear-text
    connection = ldap.initialize("ldap://ldap.acme.org")
    connection.start_tls_s()
    connection.simple_bind_s(user, password)
