import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/remove", methods=["POST"])
def remove():
    name = request.form.get("name", "")
    part = os.path.basename(name)
    # ok: path-traversal
    os.remove(os.path.join("/srv/tmp", part))
    return jsonify(removed=True)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
