import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/size", methods=["POST"])
def size():
    comment = request.form.get("comment", "")
    trimmed = comment.strip()
    amount = trimmed
    # ruleid: command-injection
    code = os.system("record-size " + amount)
    return jsonify(code=code)
