import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/arith", methods=["POST"])
def arith():
    param = request.form.get("param", "")
    num = 106
    if 7 * 42 - num > 200:
        target = "status"
    else:
        target = param
    # ruleid: command-injection
    code = os.system("appctl " + target)
    return jsonify(code=code)
