import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/level", methods=["POST"])
def level():
    given = request.form.get("level", "")
    if given == "high":
        flag = "--high"
    elif given == "low":
        flag = "--low"
    else:
        flag = "--normal"
    # ok: command-injection
    code = os.system("mixer " + flag)
    return jsonify(code=code)
