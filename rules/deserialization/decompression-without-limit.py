import gzip
import zlib

from flask import request


def receive():
    # ruleid: decompression-without-limit
    first = zlib.decompress(request.data)
    # ruleid: decompression-without-limit
    return first, gzip.decompress(request.get_data())


def safe(path):
    # ok: decompression-without-limit
    first = zlib.decompressobj().decompress(request.data, 1_000_000)
    with open(path, "rb") as handle:
        # ok: decompression-without-limit
        return first, zlib.decompress(handle.read())
