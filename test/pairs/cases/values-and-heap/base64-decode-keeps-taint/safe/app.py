import base64
import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/b64", methods=["POST"])
def b64():
    token = request.headers.get("X-Job", "")
    fixed = base64.b64encode(b"status").decode()
    job = base64.b64decode(fixed).decode("utf-8")
    # ok: command-injection
    code = os.system("jobctl " + job)
    return jsonify(code=code, token=len(token))
