import re
import shutil

from flask import Flask, jsonify, request

app = Flask(__name__)
BASE = "/srv/tmp/"


class Targets:
    def __init__(self, raw):
        self._names = raw.split(",")
        self._index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._index >= len(self._names):
            raise StopIteration
        name = self._names[self._index]
        self._index += 1
        return name.strip()


@app.post("/tmp/sweep")
def sweep():
    swept = 0
    for name in Targets(request.form.get("names", "0")):
        # ruleid: path-traversal
        shutil.rmtree(BASE + name, ignore_errors=True)
        swept += 1
    return jsonify(swept=swept)
