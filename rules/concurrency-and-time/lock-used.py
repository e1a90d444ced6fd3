import threading

from oslo_concurrency import lockutils

lock = threading.Lock()


def count(state):
    # ruleid: lock-used
    with lock:
        state.value += 1
    # ruleid: lock-used
    with state.semaphore:
        state.value += 1
    # ok: lock-used
    with state:
        state.value += 1


# ruleid: lock-used
@lockutils.synchronized("count")
def guarded(state):
    state.value += 1
