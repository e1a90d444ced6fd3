import requests
from flask import Flask, abort, request, jsonify

app = Flask(__name__)
TARGETS = ["https://a.example.com/", "https://b.example.com/"]


@app.route("/inverted")
def inverted():
    url = request.args.get("url", "")
    if url in TARGETS:
        abort(403)
    # ruleid: ssrf
    resp = requests.get(url, timeout=3)
    return jsonify(status=resp.status_code)
