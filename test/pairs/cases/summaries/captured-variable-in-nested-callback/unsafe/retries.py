import time


def with_retries(action, attempts=3):
    last = None
    for attempt in range(attempts):
        try:
            return action()
        except OSError as exc:
            last = exc
            time.sleep(attempt)
    raise last
