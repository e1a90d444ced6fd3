import os

from flask import Flask, request, jsonify

app = Flask(__name__)
DOCS = "/srv/docs"
DEFAULT = "index.txt"


@app.route("/doc")
def doc():
    given = request.args.get("doc", "")
    name = (False and given) or DEFAULT
    # ok: path-traversal
    with open(os.path.join(DOCS, name)) as fh:
        text = fh.read()
    return jsonify(text=text)
