import os
import subprocess


def install(url):
    # ruleid: download-piped-to-shell
    os.system("curl -sSL https://get.acme.org/install.sh | sh")
    # ruleid: download-piped-to-shell
    subprocess.run(f"wget -qO- {url} | sudo bash", shell=True)
    # ok: download-piped-to-shell
    subprocess.run(["curl", "-fsSLo", "install.sh", url])
    # ok: download-piped-to-shell
    os.system("curl -s https://api.acme.org | jq .")
