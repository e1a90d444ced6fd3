import socket

import requests


def fetch(url):
    # ruleid: connection-opened
    return requests.get(url, timeout=5)


def ask(host):
    peer = socket.socket()
    # ruleid: connection-opened
    peer.connect((host, 80))
    return peer


def name(session):
    # ok: connection-opened
    return session.get("name")
