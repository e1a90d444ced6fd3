import os

from flask import Flask, jsonify, request

from failures import reject

app = Flask(__name__)
UNITS = ("web", "worker", "scheduler")


@app.post("/units/stop")
def stop_unit():
    unit = request.form.get("unit", "")
    if unit not in UNITS:
        reject("unknown unit")
    # ruleid: command-injection
    code = os.system("supervisorctl stop " + unit)
    return jsonify(code=code)
