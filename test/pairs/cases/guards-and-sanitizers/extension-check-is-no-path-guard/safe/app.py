import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/text")
def text():
    name = request.args.get("name", "")
    if not name.endswith(".txt"):
        abort(400)
    path = "/srv/text/" + os.path.basename(name)
    # ok: path-traversal
    with open(path) as fh:
        body = fh.read()
    return jsonify(body=body)
