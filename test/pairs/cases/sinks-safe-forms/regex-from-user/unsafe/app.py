import re

from flask import Flask, request, jsonify

app = Flask(__name__)
LINES = ["alpha beta", "gamma delta", "epsilon"]


@app.route("/match")
def match():
    term = request.args.get("term", "")
    # ruleid: regex-injection
    pattern = re.compile(term, re.IGNORECASE)
    found = [line for line in LINES if pattern.search(line)]
    return jsonify(found=found)
