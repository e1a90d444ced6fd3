import os
from pathlib import PurePosixPath

from flask import Flask, jsonify, request

app = Flask(__name__)
SPOOL = "/var/spool/uploads"


def purge(entry):
    path = os.path.join(SPOOL, entry)
    # ruleid: path-traversal
    os.unlink(path)
    return 1


@app.post("/uploads/purge")
def purge_uploads():
    entries = request.get_json()["entries"]
    removed = sum(map(purge, entries))
    return jsonify(removed=removed, spool=PurePosixPath(SPOOL).name)
