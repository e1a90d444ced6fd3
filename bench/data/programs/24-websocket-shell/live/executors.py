import asyncio
import shlex


class ShellExecutor:
    async def execute(self, command: str) -> str:
        proc = await asyncio.create_subprocess_shell(command, stdout=asyncio.subprocess.PIPE)  # BAD 78
        out, _ = await proc.communicate()
        return out.decode()


class GrepExecutor:
    async def execute(self, command: str) -> str:
        proc = await asyncio.create_subprocess_exec("grep", "-F", "-e", command, "/srv/live/log", stdout=asyncio.subprocess.PIPE)  # GOOD 78
        out, _ = await proc.communicate()
        return out.decode()


class FixedExecutor:
    async def execute(self, action) -> str:
        proc = await asyncio.create_subprocess_shell(action.value, stdout=asyncio.subprocess.PIPE)  # GOOD 78
        out, _ = await proc.communicate()
        return out.decode()


async def count(word):
    line = "grep -c -F -e {} /srv/live/log".format(shlex.quote(word))
    proc = await asyncio.create_subprocess_shell(line, stdout=asyncio.subprocess.PIPE)  # GOOD 78
    out, _ = await proc.communicate()
    return int(out or 0)
