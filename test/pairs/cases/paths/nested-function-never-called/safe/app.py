import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/nested", methods=["POST"])
def nested():
    given = request.form.get("given", "")
    name = "web"

    def choose_given():
        nonlocal name
        name = given

    def choose_default():
        nonlocal name
        name = "default"

    choose_default()
    # ok: command-injection
    code = os.system("restart " + name)
    return jsonify(code=code)
