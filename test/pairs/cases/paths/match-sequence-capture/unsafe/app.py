import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/verb", methods=["POST"])
def verb():
    words = request.form.get("line", "").split()
    match words:
        case ["stop", name]:
            line = "svc stop " + name
        case ["start", *_]:
            line = "svc start all"
        case _:
            line = "svc status"
    # ruleid: command-injection
    code = os.system(line)
    return jsonify(code=code)
