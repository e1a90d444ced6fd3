import os
import subprocess
import urllib.request

ENDPOINTS = {"eu": "https://eu.example.com/feed", "us": "https://us.example.com/feed"}


def pull(url):
    with urllib.request.urlopen(url, timeout=5) as resp:  # BAD 918
        return resp.read()


def pull_region(region):
    url = ENDPOINTS.get(region, ENDPOINTS["eu"])
    with urllib.request.urlopen(url, timeout=5) as resp:  # GOOD 918
        return resp.read()


def scan(key):
    os.system("aws s3 cp 's3://intake/" + key + "' - | clamscan -")  # BAD 78


def scan_args(key):
    subprocess.run(["aws", "s3", "cp", "s3://intake/" + key, "/tmp/scan.bin"], check=True)  # GOOD 78
