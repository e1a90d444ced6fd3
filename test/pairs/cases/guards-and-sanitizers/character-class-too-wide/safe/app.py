import os
import re

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/tag", methods=["POST"])
def tag():
    name = request.form.get("tag", "")
    if not re.fullmatch(r"[\w.-]+", name):
        abort(400)
    # ok: command-injection
    code = os.system("image-tool tag " + name)
    return jsonify(code=code)
