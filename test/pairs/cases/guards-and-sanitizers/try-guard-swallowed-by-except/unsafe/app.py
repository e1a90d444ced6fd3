import os

from flask import Flask, request, jsonify

app = Flask(__name__)


def check(name):
    if not name.isalnum():
        raise ValueError("bad name")


@app.route("/swallow", methods=["POST"])
def swallow():
    name = request.form.get("name", "")
    try:
        check(name)
    except ValueError:
        pass
    # ruleid: command-injection
    code = os.system("greet " + name)
    return jsonify(code=code)
