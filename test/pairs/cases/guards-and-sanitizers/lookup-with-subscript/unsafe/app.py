import requests
from flask import Flask, abort, request, jsonify

app = Flask(__name__)
REGIONS = {"eu": "https://eu.example.com/health", "us": "https://us.example.com/health"}


@app.route("/health")
def health():
    region = request.args.get("region", "eu")
    if region not in REGIONS:
        REGIONS[region] = "https://" + region + ".example.com/health"
    url = REGIONS[region]
    # ruleid: ssrf
    resp = requests.get(url, timeout=3)
    return jsonify(status=resp.status_code)
