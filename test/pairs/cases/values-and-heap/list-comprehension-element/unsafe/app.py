import requests
from flask import Flask, request, jsonify

app = Flask(__name__)
REGIONS = ["eu", "us"]


@app.route("/probe")
def probe():
    host = request.args.get("host", "")
    urls = ["https://" + host + "/" + region for region in REGIONS]
    codes = []
    for url in urls:
        # ruleid: ssrf
        codes.append(requests.get(url, timeout=2).status_code)
    return jsonify(host=host, codes=codes)
