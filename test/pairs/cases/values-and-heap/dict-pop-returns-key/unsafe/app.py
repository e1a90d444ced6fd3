import requests
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/fetch")
def fetch():
    options = {
        "given": request.args.get("given", ""),
        "fixed": "https://feeds.example.com/daily",
    }
    url = options.pop("given")
    # ruleid: ssrf
    resp = requests.get(url, timeout=3)
    return jsonify(status=resp.status_code, left=len(options))
