import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/break", methods=["POST"])
def breaking():
    given = request.form.get("given", "")
    name = "idle"
    while True:
        name = given
        break
    # ruleid: command-injection
    code = os.system("setstate " + name)
    return jsonify(code=code)
