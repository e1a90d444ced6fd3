from flask import Flask, jsonify, request

from workspace import Workspace

app = Flask(__name__)


@app.post("/notes")
def append_note():
    owner = request.form["owner"]
    try:
        with Workspace(owner) as notes:
            notes.write("touched\n")
    except ValueError:
        return jsonify(error="bad owner"), 400
    return jsonify(status="ok")
