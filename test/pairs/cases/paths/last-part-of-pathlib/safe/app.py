from pathlib import Path

from flask import Flask, request

app = Flask(__name__)


@app.route("/show")
def show():
    name = Path(request.args["file"]).name
    # ok: path-traversal
    return {"text": open(f"/srv/notes/{name}").read()}
