from urllib.parse import urlparse
from urllib.request import urlopen

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/preview")
def preview():
    url = request.args.get("url", "")
    parts = urlparse(url)
    host = parts.hostname or ""
    if parts.scheme != "https" or not host.endswith(".example.com"):
        abort(400)
    # ok: ssrf
    with urlopen(url, timeout=4) as resp:
        size = len(resp.read())
    return jsonify(size=size)
