import os

from flask import Flask, request, jsonify

app = Flask(__name__)
LINE = "archive --name @NAME@ --dir /srv/archive"


@app.route("/archive", methods=["POST"])
def archive():
    name = request.form.get("name", "")
    command = LINE.replace("@NAME@", name)
    # ruleid: command-injection
    code = os.system(command)
    return jsonify(code=code, name=name)
