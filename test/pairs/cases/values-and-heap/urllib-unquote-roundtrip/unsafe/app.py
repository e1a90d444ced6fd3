import os
from urllib.parse import quote, unquote

from flask import Flask, request, jsonify

app = Flask(__name__)
BASE = "/srv/wiki"


@app.route("/wiki")
def wiki():
    page = request.args.get("page", "")
    encoded = quote(page, safe="")
    name = unquote(encoded) + ".md"
    # ruleid: path-traversal
    with open(os.path.join(BASE, name)) as fh:
        text = fh.read()
    return jsonify(text=text)
