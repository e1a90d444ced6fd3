import time
from asyncio import sleep

ROUNDS = 10


def wait(server):
    for i in range(50):
        if server.ready:
            return
        # ruleid: sleep-in-bounded-loop
        time.sleep(0.5)
    for _ in range(ROUNDS):
        if not server.ready:
            # ruleid: sleep-in-bounded-loop
            time.sleep(1)
    # ok: sleep-in-bounded-loop
    time.sleep(1)
    while server.ready:
        # ok: sleep-in-bounded-loop
        time.sleep(1)


async def wait_async(server):
    for _ in range(3):
        # ruleid: sleep-in-bounded-loop
        await sleep(1)
