import requests
from flask import Flask, jsonify, request

app = Flask(__name__)


def post_event(kind, url="https://events.example.com/in", body=None):
    # ok: ssrf
    response = requests.post(url, json={"kind": kind, "body": body}, timeout=5)
    return response.status_code


@app.post("/events")
def events():
    options = {"kind": "manual"}
    supplied = request.get_json()
    options["body"] = supplied.get("value", "https://events.example.com/in")
    return jsonify(status=post_event(**options))
