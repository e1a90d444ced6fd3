import os

from flask import Flask, g, request, jsonify

app = Flask(__name__)


@app.before_request
def remember():
    g.host = "localhost"
    g.agent = "unknown"
    g.host = request.args.get("v", "localhost")


@app.route("/trace")
def trace():
    # ruleid: command-injection
    code = os.system("traceroute " + g.host)
    return jsonify(code=code, agent=g.agent)
