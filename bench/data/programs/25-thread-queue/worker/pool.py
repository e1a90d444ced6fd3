import queue
import threading

from .actions import ACTIONS

jobs = queue.Queue()


def loop():
    while True:
        task = jobs.get()
        if task is None:
            break
        try:
            ACTIONS[task.kind](task)
        finally:
            jobs.task_done()


def start(count=2):
    threads = [threading.Thread(target=loop, daemon=True) for _ in range(count)]
    for t in threads:
        t.start()
    return threads
