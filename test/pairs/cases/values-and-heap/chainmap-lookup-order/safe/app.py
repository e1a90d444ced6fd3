from collections import ChainMap

import requests
from flask import Flask, request, jsonify

app = Flask(__name__)
FIXED = {"endpoint": "https://metrics.example.com/v1"}


@app.route("/metrics")
def metrics():
    given = {"endpoint": request.args.get("endpoint", "")}
    opts = ChainMap(FIXED, given)
    # ok: ssrf
    resp = requests.get(opts["endpoint"], timeout=5)
    return jsonify(status=resp.status_code)
