import time


def connect(open_connection, most):
    tries = 0
    while tries < most:
        try:
            return open_connection()
        except OSError:
            tries += 1
            # ruleid: sleep-in-counted-loop
            time.sleep(1)
    return None


def wait_for(is_done, deadline):
    while not is_done() and time.monotonic() < deadline:
        # ruleid: sleep-in-counted-loop
        time.sleep(0.1)


def forever(is_done):
    while not is_done():
        # ok: sleep-in-counted-loop
        time.sleep(0.1)
