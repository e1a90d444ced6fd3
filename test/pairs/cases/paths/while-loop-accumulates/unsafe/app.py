import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/accumulate", methods=["POST"])
def accumulate():
    words = request.get_json()["words"]
    line = "collect"
    i = 0
    while i < len(words):
        line = line + " " + str(words[i])
        i += 1
    # ruleid: command-injection
    code = subprocess.call(line, shell=True)
    return jsonify(code=code)
