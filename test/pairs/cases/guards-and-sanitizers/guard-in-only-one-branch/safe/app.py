import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/branches", methods=["POST"])
def branches():
    name = request.form.get("name", "")
    if request.form.get("strict"):
        if not name.isalnum():
            abort(400)
    else:
        name = "guest"
    # ok: command-injection
    code = os.system("home-dir " + name)
    return jsonify(code=code)
