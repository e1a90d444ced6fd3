import asyncio
import os
import shlex
import subprocess


def build(target):
    # ruleid: exec-shell-with-variable
    subprocess.run(["bash", "-c", "make " + target])
    # ruleid: exec-shell-with-variable
    os.execl("/bin/sh", "sh", "-c", f"make {target}")
    # ruleid: exec-shell-with-variable
    os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "make %s" % target)
    # ruleid: exec-shell-with-variable
    os.spawnve(os.P_WAIT, "/bin/bash", ["bash", "-c", target], {})


async def build_async(target):
    # ruleid: exec-shell-with-variable
    await asyncio.create_subprocess_exec("/bin/sh", "-c", target)


def safe(target):
    # ok: exec-shell-with-variable
    subprocess.run(["bash", "-c", "make all"])
    # ok: exec-shell-with-variable
    subprocess.run(["make", target])
    # ok: exec-shell-with-variable
    subprocess.run(["bash", "-c", "make " + shlex.quote(target)])
    # ok: exec-shell-with-variable
    os.execl("/usr/bin/make", "make", "-c", target)


async def start(command):
    # ruleid: exec-shell-with-variable
    await asyncio.create_subprocess_exec("sh", ["sh", "-c", command])
    # ok: exec-shell-with-variable
    await asyncio.create_subprocess_exec("sh", ["sh", "-c", "uptime"])
