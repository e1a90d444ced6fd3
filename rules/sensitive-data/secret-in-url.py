import requests


def login(name, password, token):
    # ruleid: secret-in-url
    requests.get("https://api.acme.org/login", params={"user": name, "password": password}, timeout=5)
    # ok: secret-in-url
    requests.post("https://api.acme.org/login", json={"user": name, "password": password}, timeout=5)
    # ok: secret-in-url
    requests.get("https://api.acme.org/orders", params={"page": 1}, timeout=5)
