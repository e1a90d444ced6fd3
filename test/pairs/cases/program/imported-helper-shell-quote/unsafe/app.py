import shlex

from flask import Flask, jsonify, request

from netutils import probe

app = Flask(__name__)
DEFAULT_HOST = "127.0.0.1"


@app.route("/diagnostics/ping")
def ping():
    host = request.args.get("host", DEFAULT_HOST)
    reachable = probe(host)
    return jsonify(reachable=reachable)


@app.route("/diagnostics/self")
def self_check():
    return jsonify(reachable=probe(shlex.quote(DEFAULT_HOST)))
