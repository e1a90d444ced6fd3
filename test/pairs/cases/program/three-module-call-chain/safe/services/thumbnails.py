from services.download import get_bytes

MAX_BYTES = 2_000_000


def measure(source):
    data = get_bytes(source)
    return min(len(data), MAX_BYTES)
