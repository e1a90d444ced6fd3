import re

from flask import Flask, jsonify, request

app = Flask(__name__)
LINES = ("disk full", "disk replaced", "network down")


@app.get("/incidents")
def incidents():
    term = request.args.get("term", "disk")
    pattern = rf"\b{re.escape(term)}\b"
    # ok: regex-injection
    found = [line for line in LINES if re.search(pattern, line)]
    return jsonify(found=found)
