from urllib.parse import urlparse
from urllib.request import urlopen

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
ALLOWED = {"api.example.com", "cdn.example.com"}


@app.route("/resource")
def resource():
    url = request.args.get("url", "")
    parts = urlparse(url)
    if parts.scheme != "https" or parts.hostname not in ALLOWED:
        abort(400)
    # ok: ssrf
    with urlopen(url, timeout=5) as resp:
        size = len(resp.read())
    return jsonify(size=size)
