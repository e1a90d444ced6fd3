import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/count", methods=["POST"])
def count():
    given = request.form.get("given", "")
    total = 0
    for step in (1, 2, 3):
        total += step
    if total == 6:
        name = "six"
    else:
        name = given
    # ok: command-injection
    code = os.system("show " + name)
    return jsonify(code=code)
