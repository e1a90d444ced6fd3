import os
import subprocess
import sys


def ensure(name):
    # ruleid: unpinned-install
    subprocess.check_call([sys.executable, "-m", "pip", "install", name])
    # ruleid: unpinned-install
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "acme-tools"])
    # ruleid: unpinned-install
    os.system("pip install acme-tools")
    # ok: unpinned-install
    subprocess.run([sys.executable, "-m", "pip", "install", "acme-tools==2.4.1"])
    # ok: unpinned-install
    subprocess.run([sys.executable, "-m", "pip", "install", "-r", "requirements.txt"])
    # ok: unpinned-install
    os.system("pip list")
