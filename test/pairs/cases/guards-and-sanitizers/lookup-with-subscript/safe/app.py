import requests
from flask import Flask, abort, request, jsonify

app = Flask(__name__)
REGIONS = {"eu": "https://eu.example.com/health", "us": "https://us.example.com/health"}


@app.route("/health")
def health():
    region = request.args.get("region", "eu")
    if region not in REGIONS:
        abort(404)
    url = REGIONS[region]
    # ok: ssrf
    resp = requests.get(url, timeout=3)
    return jsonify(status=resp.status_code)
