import os

from flask import Flask, request, jsonify

app = Flask(__name__)
ORDER = [2, 0, 1]


@app.route("/select", methods=["POST"])
def select():
    values = ["alpha", "beta", request.form.get("v", "")]
    position = ORDER[1]
    chosen = values[position]
    # ok: command-injection
    code = os.system("select-profile " + chosen)
    return jsonify(code=code)
