import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/last", methods=["POST"])
def last():
    given = request.form.get("given", "")
    candidates = (given, "first")
    chosen = ""
    for candidate in candidates:
        chosen = candidate
    # ok: command-injection
    code = os.system("use " + chosen)
    return jsonify(code=code)
