import os
import re

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/branch", methods=["POST"])
def branch():
    name = request.form.get("branch", "")
    if not re.fullmatch(r"[A-Za-z0-9_]+", name):
        abort(400)
    # ok: command-injection
    code = os.system("git checkout " + name)
    return jsonify(code=code)
