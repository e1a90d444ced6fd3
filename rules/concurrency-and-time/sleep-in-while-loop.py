import time


def wait(server, deadline):
    while not server.ready:
        # ruleid: sleep-in-while-loop
        time.sleep(0.1)
    while time.monotonic() < deadline:
        if server.ready:
            break
        # ok: sleep-in-while-loop
        time.sleep(1)
    # ok: sleep-in-while-loop
    time.sleep(2)
