import subprocess
from subprocess import PIPE, Popen

import sh


def show(path):
    # ruleid: command-line-built-from-strings
    sh.ls("-a " + path)
    # ruleid: command-line-built-from-strings
    sh.git(f"--git-dir {path}")
    # ok: command-line-built-from-strings
    sh.ls("-al", path)


def ping(host, options):
    # ruleid: command-line-built-from-strings
    subprocess.run("ping -c 1 " + host)
    command = "traceroute {}".format(host)
    # ruleid: command-line-built-from-strings
    subprocess.check_output(command)
    # ruleid: command-line-built-from-strings
    Popen(f"dig {host}", stdout=PIPE)
    # ok: command-line-built-from-strings
    subprocess.run(["ping", "-c", "1", "--", host])
    # ok: command-line-built-from-strings
    subprocess.run("/usr/bin/" + host)
    # ok: command-line-built-from-strings
    subprocess.run("ping -c 1 localhost")
    # ok: command-line-built-from-strings
    subprocess.run(f"ping {host}", shell=True)
