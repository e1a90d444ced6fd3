import contextlib
import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/suppress", methods=["POST"])
def suppress():
    name = request.form.get("name", "")
    with contextlib.suppress(ValueError):
        number = int(request.form.get("name", ""))
        name = "n%d" % number
    # ruleid: command-injection
    code = os.system("volume " + name)
    return jsonify(code=code)
