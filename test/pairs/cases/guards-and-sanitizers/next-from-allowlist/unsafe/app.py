import os

from flask import Flask, request, jsonify

app = Flask(__name__)
PROFILES = ["home", "work", "travel"]


@app.route("/profile", methods=["POST"])
def profile():
    given = request.form.get("profile", "")
    chosen = next((p for p in PROFILES if p == given), given)
    # ruleid: command-injection
    code = os.system("use-profile " + chosen)
    return jsonify(code=code)
