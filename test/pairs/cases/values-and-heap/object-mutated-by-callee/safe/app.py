import requests
from flask import Flask, request, jsonify

app = Flask(__name__)


class Target:
    def __init__(self):
        self.url = "https://api.example.com/ping"
        self.trace = ""


def fill(target, value):
    target.trace = value


@app.route("/probe", methods=["POST"])
def probe():
    target = Target()
    fill(target, request.form["value"])
    # ok: ssrf
    resp = requests.post(target.url, timeout=5)
    return jsonify(code=resp.status_code, trace=target.trace)
