import os

from flask import Flask, request, jsonify

app = Flask(__name__)
BASE = "/srv/data"


@app.route("/read")
def read():
    candidates = ["index.json"]
    candidates.insert(0, request.args.get("file", ""))
    first = candidates[0]
    # ruleid: path-traversal
    with open(os.path.join(BASE, first)) as fh:
        data = fh.read()
    return jsonify(data=data, candidates=len(candidates))
