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


def pages():
    count = int(request.args["count"])
    # ruleid: work-by-request-number
    return [0] * count


def few_pages():
    count = int(request.args["count"])
    if count > 100:
        return []
    # ok: work-by-request-number
    return [0] * count


def pages_in_range():
    count = request.args.get("count", type=int)
    if not 0 < count <= 100:
        return []
    # ok: work-by-request-number
    return [0] * count


def pages_that_are_cut():
    count = int(request.args["count"])
    count = min(count, 100)
    # ok: work-by-request-number
    return [0] * count
