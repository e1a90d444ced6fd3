import asyncio


class Tools:
    async def lookup(self, host):
        # ruleid: command-injection
        process = await asyncio.create_subprocess_shell("host " + host)
        return await process.wait()
