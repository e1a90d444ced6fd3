import functools
import time

TIMINGS = {}


def timed(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        started = time.monotonic()
        try:
            return func(*args, **kwargs)
        finally:
            TIMINGS[func.__name__] = time.monotonic() - started

    return wrapper
