import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/event", methods=["POST"])
def event():
    body = {"kind": "deploy", "branch": request.form.get("branch", ""), "repo": "site"}
    match body:
        case {"kind": "deploy", "branch": part}:
            # ruleid: command-injection
            code = os.system("git-deploy " + part)
        case _:
            code = 1
    return jsonify(code=code)
