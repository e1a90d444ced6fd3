import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/reindex", methods=["POST"])
def reindex():
    index = request.form.get("index", "")
    length = len(index)
    index = "main"
    # ok: command-injection
    code = os.system("reindex --name " + index)
    return jsonify(code=code, length=length)
