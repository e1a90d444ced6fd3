import asyncio
import os
import subprocess
import sys

EDITOR = "/usr/bin/vi"


def edit(program, path):
    # ruleid: program-from-variable
    os.spawnlp(os.P_WAIT, program, program, path)
    # ruleid: program-from-variable
    os.execv(program, [program, path])


async def edit_async(program, path):
    # ruleid: program-from-variable
    await asyncio.create_subprocess_exec(program, path)


def safe(path):
    # ok: program-from-variable
    os.spawnl(os.P_WAIT, "/usr/bin/vi", "vi", path)
    # ok: program-from-variable
    os.execv(sys.executable, [sys.executable, path])
    # ok: program-from-variable
    os.execl(EDITOR, EDITOR, path)


async def from_a_line(loop, protocol, line):
    words = line.split()
    # ruleid: program-from-variable
    subprocess.call([words[0], "--version"])
    # ruleid: program-from-variable
    await loop.subprocess_exec(protocol, *words)
    # ok: program-from-variable
    subprocess.call(["git", words[1]])
    # ok: program-from-variable
    await loop.subprocess_exec(protocol, "git", words[1])
