import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/finally", methods=["POST"])
def final():
    name = "none"
    status = "new"
    try:
        name = request.form["name"]
    except KeyError:
        status = "missing"
    finally:
        name = "checked"
    # ok: command-injection
    code = os.system("label " + name)
    return jsonify(code=code, status=status)
