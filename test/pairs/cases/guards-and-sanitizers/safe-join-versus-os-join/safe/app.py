import os

from flask import Flask, abort, request, send_file
from werkzeug.utils import safe_join

app = Flask(__name__)
BASE = "/srv/manuals"


@app.route("/manual")
def manual():
    name = request.args.get("name", "")
    path = safe_join(BASE, name)
    if path is None:
        abort(404)
    # ok: path-traversal
    return send_file(path)
