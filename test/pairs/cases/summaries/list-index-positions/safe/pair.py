import os

from flask import Flask, jsonify, request

app = Flask(__name__)


def load_parts():
    wanted = request.args.get("wanted", "all")
    return [wanted, "summary"]


@app.get("/stats")
def stats():
    parts = load_parts()
    # ok: command-injection
    stream = os.popen("/opt/stats/bin/collect " + parts[1])
    lines = stream.read().splitlines()
    stream.close()
    return jsonify(lines=len(lines))
