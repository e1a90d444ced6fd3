import requests
from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/import", methods=["POST"])
def import_feed():
    url = request.form.get("url", "")
    if not url.startswith("https://example.com"):
        abort(400)
    # ruleid: ssrf
    resp = requests.get(url, timeout=5, allow_redirects=False)
    return jsonify(status=resp.status_code)
