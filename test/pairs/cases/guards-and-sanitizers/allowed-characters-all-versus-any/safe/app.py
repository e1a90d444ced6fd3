import os
import string

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
LETTERS = string.ascii_letters + string.digits


@app.route("/host", methods=["POST"])
def host():
    name = request.form.get("name", "")
    if not all(c in LETTERS for c in name):
        abort(400)
    # ok: command-injection
    code = os.system("host " + name)
    return jsonify(code=code)
