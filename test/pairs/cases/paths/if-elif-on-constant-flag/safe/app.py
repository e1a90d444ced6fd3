import requests
from flask import Flask, request, jsonify

app = Flask(__name__)
MODE = "fixed"


@app.route("/mode")
def mode():
    given = request.args.get("url", "")
    if MODE == "fixed":
        url = "https://one.example.com/"
    elif MODE == "open":
        url = given
    else:
        url = "https://two.example.com/"
    # ok: ssrf
    resp = requests.get(url, timeout=3)
    return jsonify(status=resp.status_code)
