import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/plugins", methods=["POST"])
def plugins():
    given = request.form.get("plugin", "")
    line = "load core"
    for _ in range(0):
        line = line + " " + given
    # ok: command-injection
    code = os.system(line)
    return jsonify(code=code)
