import os

from flask import request


def numbers():
    # ruleid: work-by-request-number
    rows = [i for i in range(int(request.args["count"]))]
    # ruleid: work-by-request-number
    line = "-" * int(request.args.get("width"))
    # ok: work-by-request-number
    few = [i for i in range(min(int(request.args["count"]), 100))]
    # ok: work-by-request-number
    return rows, line, few, os.urandom(16)


def repeated():
    count = int(request.args["count"])
    # ruleid: work-by-request-number
    rows = [i for i in range(count)]
    times = request.args.get("times", default=1, type=int)
    # ruleid: work-by-request-number
    for _ in range(times):
        rows.append(0)
    limited = min(times, 100)
    # ok: work-by-request-number
    return rows, list(range(limited))
