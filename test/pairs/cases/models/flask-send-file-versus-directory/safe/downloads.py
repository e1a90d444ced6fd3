import os

from flask import Flask, request, send_file, send_from_directory

app = Flask(__name__)
DOWNLOADS = "/srv/downloads"
PLACEHOLDER = "readme.txt"


@app.get("/download")
def download():
    name = request.args.get("file", PLACEHOLDER)
    # ok: path-traversal
    return send_from_directory(DOWNLOADS, name, as_attachment=True)


@app.get("/download/placeholder")
def placeholder():
    return send_file(os.path.join(DOWNLOADS, PLACEHOLDER))
