import subprocess

import paramiko
import requests


def fetch_manifest(url):
    resp = requests.get(url, timeout=10, verify=False)  # BAD 295
    return resp.json()


def fetch_manifest_tls(url):
    resp = requests.get(url, timeout=10, verify="/etc/ssl/certs/internal.pem")  # GOOD 295
    return resp.json()


def connect(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # BAD 295
    client.connect(host, username="deploy")
    return client


def connect_known(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())  # GOOD 295
    client.connect(host, username="deploy")
    return client


def install(manifest):
    for package in manifest["packages"]:
        subprocess.run("apt-get install -y " + package, shell=True, check=True)  # BAD 78


def refresh(manifest):
    count = len(manifest["packages"])
    subprocess.run(f"echo {count} packages; apt-get update", shell=True, check=True)  # GOOD 78
