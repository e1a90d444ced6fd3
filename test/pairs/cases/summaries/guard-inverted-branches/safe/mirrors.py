import requests
from flask import Flask, jsonify, request

app = Flask(__name__)

MIRRORS = {"https://eu.mirror.example.org/", "https://us.mirror.example.org/"}


def is_unknown(url):
    return url not in MIRRORS


@app.get("/mirrors/check")
def check():
    url = request.args.get("url", "https://eu.mirror.example.org/")
    if not is_unknown(url):
        # ok: ssrf
        response = requests.get(url, timeout=5)
        return jsonify(status=response.status_code)
    return jsonify(status=None)
