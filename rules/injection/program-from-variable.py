import asyncio
import os
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
