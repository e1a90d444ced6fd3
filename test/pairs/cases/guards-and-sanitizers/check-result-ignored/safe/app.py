import os
import re

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


def acceptable(name):
    return re.fullmatch(r"[a-z]{1,20}", name) is not None


@app.route("/ignored", methods=["POST"])
def ignored():
    name = request.form.get("name", "")
    if not acceptable(name):
        abort(400)
    # ok: command-injection
    code = os.system("create-user " + name)
    return jsonify(code=code)
