import subprocess

import requests


def dig(domain):
    return subprocess.run(f"dig +short {domain}", shell=True, capture_output=True, text=True).stdout  # BAD 78


def dig_slug(name):
    return subprocess.run(f"dig +short {name}.example.com", shell=True, capture_output=True, text=True).stdout  # GOOD 78


def tenant_info(tenant):
    return requests.get("http://" + tenant + ".svc.internal/info", timeout=3).json()  # BAD 918


def region_info(region):
    return requests.get("http://" + region + ".svc.internal/info", timeout=3).json()  # GOOD 918
