import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
HOME = "/srv/home"


@app.route("/home")
def home():
    name = request.args.get("name", "")
    full = os.path.normpath(os.path.join(HOME, name))
    if not name.startswith(HOME) and os.path.isabs(name):
        abort(404)
    # ruleid: path-traversal
    with open(full) as fh:
        text = fh.read()
    return jsonify(text=text)
