import os
from typing import Optional

from flask import Flask, jsonify, request

app = Flask(__name__)


class DiskCache:
    def __init__(self, base: str) -> None:
        self.base = base

    def drop(self, key: str) -> None:
        # ruleid: path-traversal
        os.remove(os.path.join(self.base, key))


def evict(cache: Optional[DiskCache], key: str) -> bool:
    if cache is None:
        return False
    cache.drop(key)
    return True


@app.post("/admin/cache/evict")
def evict_view():
    key = request.form["key"]
    cache: Optional[DiskCache] = DiskCache("/var/cache/app")
    done = evict(cache, key)
    return jsonify(evicted=done)
