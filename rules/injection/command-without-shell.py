import subprocess


def unpack(path):
    # ruleid: command-without-shell
    subprocess.run(["tar", "-xf", path], check=True)
    # ok: command-without-shell
    subprocess.run("tar -xf " + path, shell=True)
