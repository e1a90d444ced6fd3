import os

import psycopg2

# ruleid: hardcoded-password
DB_PASSWORD = "hunter2!Winter"
# ok: hardcoded-password
PASSWORD_FIELD = "password"
# ok: hardcoded-password
password = os.environ["DB_PASSWORD"]
# ok: hardcoded-password
PASSWORD = "changeme"
# ok: hardcoded-password
EMPTY_PASSWORD = ""


def connect(host):
    # ruleid: hardcoded-password
    return psycopg2.connect(host=host, user="app", password="s3cr3t-4711")


class Settings:
    def __init__(self, config):
        # ruleid: hardcoded-password
        self.smtp_password = "Tr0ub4dor&3"
        # ruleid: hardcoded-password
        config["password"] = "Sommer2024"
        # ok: hardcoded-password
        config["password"] = config.get("default_password")
        # ok: hardcoded-password
        self.password_help = "At least 8 characters"


# ruleid: hardcoded-password
def login(name, password="Welcome123"):
    return name, password


def safe(name, password=None, client=None):
    # ok: hardcoded-password
    client.login(name, password="<your password>")
    # ok: hardcoded-password
    password_label = "Enter password 2"
    return {
        # ok: hardcoded-password
        "password": "error.invalid1",
        "label": password_label,
    }

# ruleid: hardcoded-password
FALLBACK = os.getenv("DB_PASSWORD", "Tr0ub4dor&3")
# ok: hardcoded-password
EMPTY = os.getenv("DB_PASSWORD", "")
# ok: hardcoded-password
USER = os.getenv("DB_USER", "Tr0ub4dor&3")
# ruleid: hardcoded-password
GATEWAY_PASSWORD = "Aa$$4Shop_1"
# ok: hardcoded-password
TEMPLATE_PASSWORD = "${VAULT_2}"
# ok: hardcoded-password
create_user(name="jo", password="Sommer2024")


import smtplib

import requests
from requests.auth import HTTPBasicAuth


def fetch(address):
    # ruleid: hardcoded-password
    requests.get(address, auth=("robot", "Gr33n.Tea!"), timeout=5)
    # ruleid: hardcoded-password
    requests.get(address, auth=HTTPBasicAuth("robot", "Gr33n.Tea!"), timeout=5)
    # ok: hardcoded-password
    requests.get(address, auth=("robot", read_password()), timeout=5)
    # ok: hardcoded-password
    requests.get(address, auth=("robot", ""), timeout=5)


def send(message):
    with smtplib.SMTP_SSL("mail.example.org") as client:
        # ruleid: hardcoded-password
        client.login("robot", "Gr33n.Tea!")
        # ok: hardcoded-password
        client.login("robot", read_password())
