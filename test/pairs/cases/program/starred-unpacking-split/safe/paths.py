import os

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/tree/size")
def tree_size():
    raw = request.args.get("path", "docs:guide:intro.txt")
    section, *rest = raw.split(":")
    sections = {"docs": "/srv/docs", "media": "/srv/media"}
    base = sections.get(section, "/srv/docs")
    full = os.path.join(base, str(len(rest)))
    # ok: path-traversal
    with open(full, "rb") as fh:
        fh.seek(0, os.SEEK_END)
        size = fh.tell()
    return jsonify(size=size)
