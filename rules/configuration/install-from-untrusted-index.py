import os
import subprocess


def install():
    # ruleid: install-from-untrusted-index
    subprocess.run(["pip", "install", "--trusted-host", "pypi.acme.org", "acme-tools==1.0"])
    # ruleid: install-from-untrusted-index
    subprocess.run(["pip", "install", "-i", "http://pypi.acme.org/simple", "acme-tools==1.0"])
    # ruleid: install-from-untrusted-index
    os.system("pip install --index-url http://pypi.acme.org/simple acme-tools==1.0")
    # ok: install-from-untrusted-index
    subprocess.run(["pip", "install", "-i", "https://pypi.acme.org/simple", "acme-tools==1.0"])
