import os

from flask import Flask, request, jsonify

app = Flask(__name__)


def pick(kind, given):
    if kind == "fixed":
        return "status"
    return given


@app.route("/helper", methods=["POST"])
def helper():
    given = request.form.get("given", "")
    word = pick("fixed", given)
    # ok: command-injection
    code = os.system("daemonctl " + word)
    return jsonify(code=code)
