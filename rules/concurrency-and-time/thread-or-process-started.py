import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def start(work):
    # ruleid: thread-or-process-started
    threading.Thread(target=work).start()
    # ruleid: thread-or-process-started
    pool = ThreadPoolExecutor(4)
    # ok: thread-or-process-started
    work()
    return pool


async def start_async(work):
    # ruleid: thread-or-process-started
    return await asyncio.gather(work(), work())
