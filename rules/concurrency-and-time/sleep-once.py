import asyncio
import time
from time import sleep


def restart(server):
    server.stop()
    # ruleid: sleep-once
    time.sleep(2)
    server.start()
    # ruleid: sleep-once
    sleep(1)
    while not server.ready:
        # ok: sleep-once
        time.sleep(1)
    # ok: sleep-once
    time.sleep(0)


async def pause():
    # ok: sleep-once
    await asyncio.sleep(2)
