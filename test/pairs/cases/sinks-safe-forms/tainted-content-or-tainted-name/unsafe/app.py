from pathlib import Path

from flask import Flask, request, jsonify

app = Flask(__name__)
BASE = Path("/srv/notes")


@app.route("/notes", methods=["POST"])
def notes():
    given = request.form.get("given", "")
    # ruleid: path-traversal
    (BASE / given).write_text("new note")
    return jsonify(saved=True)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
