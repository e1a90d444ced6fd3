import os

from flask import Flask, jsonify, request

from hosts import valid_host

app = Flask(__name__)


@app.get("/trace")
def trace():
    host = request.args.get("host", "localhost")
    known = valid_host(host)
    if not known:
        return jsonify(error="invalid host"), 400
    # ok: command-injection
    code = os.system("traceroute -m 5 " + host)
    return jsonify(code=code, known=known)
