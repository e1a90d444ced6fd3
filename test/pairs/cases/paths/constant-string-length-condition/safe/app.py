import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/lengths")
def lengths():
    given = request.args.get("f", "")
    tag = "alpha"
    if len(tag) == 5:
        name = "alpha.txt"
    else:
        name = given
    # ok: path-traversal
    with open(os.path.join("/srv/tags", name)) as fh:
        data = fh.read()
    return jsonify(data=data)
