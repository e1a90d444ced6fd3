import asyncio
import shlex


class Tools:
    async def lookup(self, host):
        # ok: command-injection
        process = await asyncio.create_subprocess_shell("host " + shlex.quote(host))
        return await process.wait()
