import os

from flask import Flask, abort, jsonify, request
from werkzeug.utils import safe_join

app = Flask(__name__)
ASSETS = "/srv/assets"


@app.get("/assets/size")
def size():
    name = request.args.get("name", "logo.svg")
    location = os.path.join(ASSETS, name)
    if location is None:
        abort(404)
    # ruleid: path-traversal
    with open(location, "rb") as fh:
        return jsonify(size=len(fh.read()))
