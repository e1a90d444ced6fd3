import hashlib
import os

from flask import Flask, request, jsonify

app = Flask(__name__)
CACHE = "/var/cache/pages"


@app.route("/cached")
def cached():
    url = request.args.get("url", "")
    digest = hashlib.sha256(url.encode()).hexdigest()
    name = digest
    # ok: path-traversal
    with open(os.path.join(CACHE, name)) as fh:
        html = fh.read()
    return jsonify(html=html)
