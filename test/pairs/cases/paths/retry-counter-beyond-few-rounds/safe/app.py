import os

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/retry", methods=["POST"])
def retry():
    host = request.form.get("host", "")
    attempts = 0
    while True:
        attempts += 1
        if attempts > 50:
            # ok: command-injection
            os.system("notify " + str(attempts))
            break
    return jsonify(attempts=attempts)
