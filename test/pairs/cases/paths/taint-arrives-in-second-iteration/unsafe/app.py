import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/rounds", methods=["POST"])
def rounds():
    given = request.form.get("given", "")
    current = "start"
    history = "none"
    for _ in range(3):
        # ruleid: command-injection
        os.system("step " + current)
        current = history
        history = given
    return jsonify(done=True)
