import re

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/log")
def log():
    name = request.args.get("name", "")
    if re.search(r"\A[a-z]+\.log\Z", name) is None:
        abort(404)
    # ok: path-traversal
    with open("/var/log/app/" + name) as fh:
        lines = fh.readlines()
    return jsonify(lines=lines[-20:])
