import urllib.request

from flask import Flask, request, jsonify

app = Flask(__name__)
DEBUG = False
OFFLINE = True


@app.route("/remote")
def remote():
    url = "https://static.example.com/list"
    given = request.args.get("url", "")
    if DEBUG and not OFFLINE:
        url = given
    # ok: ssrf
    with urllib.request.urlopen(url, timeout=3) as resp:
        size = len(resp.read())
    return jsonify(size=size)
