import os

from flask import Flask, jsonify, request

import state

app = Flask(__name__)


def generate():
    report = state.get_report()
    # ruleid: command-injection
    return os.system("/opt/reports/generate " + report)


@app.post("/reports")
def create_report():
    state.set_report(request.form.get("report", "weekly"))
    return jsonify(code=generate())
