from pathlib import Path

from flask import Flask, request

app = Flask(__name__)


@app.route("/show")
def show():
    folder = Path(request.args["file"]).parent
    # ruleid: path-traversal
    return {"text": open(f"/srv/notes/{folder}/readme").read()}
