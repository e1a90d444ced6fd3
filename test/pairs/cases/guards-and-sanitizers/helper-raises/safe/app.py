import re

from flask import Flask, request, jsonify

app = Flask(__name__)


def require_name(value):
    if not re.fullmatch(r"[a-z0-9-]+", value):
        raise ValueError("unexpected name")
    return value


@app.route("/helper")
def helper():
    name = require_name(request.args.get("name", ""))
    # ok: path-traversal
    with open("/srv/helper/" + name) as fh:
        text = fh.read()
    return jsonify(text=text)
