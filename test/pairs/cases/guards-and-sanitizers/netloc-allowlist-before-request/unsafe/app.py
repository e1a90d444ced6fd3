from urllib.parse import urlparse

import requests
from flask import Flask, request, jsonify

app = Flask(__name__)
HOSTS = frozenset({"img.example.com", "static.example.com"})


@app.route("/thumb")
def thumb():
    url = request.args.get("src", "")
    parsed = urlparse(url)
    if parsed.netloc:
        # ruleid: ssrf
        resp = requests.get(url, timeout=5, allow_redirects=False)
        return jsonify(status=resp.status_code)
    return jsonify(error="source is not accepted"), 400
