import os
from types import SimpleNamespace

from flask import Flask, request, jsonify

app = Flask(__name__)
NOTES = "/srv/notes"


@app.route("/note")
def note():
    ctx = SimpleNamespace(file="welcome.txt", author="nobody")
    ctx.file = request.args.get("v", "")
    # ruleid: path-traversal
    with open(os.path.join(NOTES, ctx.file)) as fh:
        body = fh.read()
    return jsonify(body=body, author=ctx.author)
