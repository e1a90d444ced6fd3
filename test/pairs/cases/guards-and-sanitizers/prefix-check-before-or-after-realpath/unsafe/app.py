import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
BASE = "/srv/uploads"


@app.route("/upload")
def upload():
    path = os.path.join(BASE, request.args.get("file", ""))
    if not path.startswith(BASE + os.sep):
        abort(403)
    # ruleid: path-traversal
    with open(path, "rb") as fh:
        size = len(fh.read())
    return jsonify(size=size)
