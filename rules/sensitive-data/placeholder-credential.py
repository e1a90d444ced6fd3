import os

# ruleid: placeholder-credential
PASSWORD = "fake-password"
# ruleid: placeholder-credential
config = {"admin_pass": "changeme"}
# ok: placeholder-credential
TOKEN = os.environ["TOKEN"]
# ok: placeholder-credential
name = "test"


def login(client):
    # ruleid: placeholder-credential
    client.login("admin", password="example-password")
    # ok: placeholder-credential
    client.login("admin", password="secret123")
