import os
import string

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
LETTERS = string.ascii_lowercase + "-"


@app.route("/vm", methods=["POST"])
def start():
    name = request.form.get("name", "")
    for letter in name:
        if letter in LETTERS:
            break
    # ruleid: command-injection
    code = os.system("virsh start " + name)
    return jsonify(code=code)
