import os

from flask import Flask, request, jsonify

app = Flask(__name__)


def commands(name):
    yield "prepare default"
    yield "render " + name
    yield "finish default"


@app.route("/render", methods=["POST"])
def render():
    codes = []
    for line in commands(request.form.get("name", "")):
        # ruleid: command-injection
        codes.append(os.system(line))
    return jsonify(codes=codes)
