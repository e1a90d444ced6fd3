import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/thumb", methods=["POST"])
def thumb():
    name = request.form.get("name", "")
    command = "thumbnail {1} {0}".format("--small", name)
    # ruleid: command-injection
    code = subprocess.call(command, shell=True)
    return jsonify(code=code, name=name)
