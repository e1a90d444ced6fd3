import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
BASE = "/srv/archive"


@app.route("/archive")
def archive():
    path = os.path.realpath(os.path.join(BASE, request.args.get("p", "")))
    if os.path.commonpath([BASE, path]) != BASE:
        abort(403)
    # ok: path-traversal
    with open(path) as fh:
        text = fh.read()
    return jsonify(text=text)
