import os
import subprocess
import urllib.request

from setuptools import setup


def prepare():
    # ruleid: setup-script-fetches
    urllib.request.urlretrieve("https://files.acme.org/data.bin", "data.bin")
    # ruleid: setup-script-fetches
    subprocess.run(["curl", "-O", "https://files.acme.org/data.bin"])
    # ok: setup-script-fetches
    subprocess.run(["git", "describe"])
    # ok: setup-script-fetches
    return os.path.exists("data.bin")


setup(name="acme", version="1.0")
