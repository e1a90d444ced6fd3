import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/export")
def export():
    marker = "export:" + request.args.get("what", "")
    verb = marker[:6]
    # ok: command-injection
    code = os.system("/usr/local/bin/jobs " + verb)
    return jsonify(code=code)
