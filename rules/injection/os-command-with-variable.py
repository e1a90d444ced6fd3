import asyncio
import os
import shlex
import subprocess
from os import popen as run_shell


def ping(host):
    # ruleid: os-command-with-variable
    os.system("ping -c 1 " + host)
    # ruleid: os-command-with-variable
    return run_shell(f"ping -c 1 {host}").read()


def status(unit):
    line = "systemctl status {}".format(unit)
    # ruleid: os-command-with-variable
    return subprocess.getoutput(line)


async def convert(name):
    # ruleid: os-command-with-variable
    await asyncio.create_subprocess_shell(f"convert {name} out.png")


CLEAR = "clear"


def safe(host):
    # ok: os-command-with-variable
    os.system("clear")
    # ok: os-command-with-variable
    os.system(CLEAR)
    # ok: os-command-with-variable
    os.system("ping -c 1 " + shlex.quote(host))
    # ok: os-command-with-variable
    subprocess.run(["ping", "-c", "1", host])
    # ok: os-command-with-variable
    return os.popen("uptime").read()
