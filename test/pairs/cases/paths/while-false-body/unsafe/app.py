import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/loop", methods=["POST"])
def loop():
    given = request.form.get("given", "")
    name = "default"
    while True:
        name = given
        break
    # ruleid: command-injection
    code = os.system("svc reload " + name)
    return jsonify(code=code)
