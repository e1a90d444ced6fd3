import os

from flask import Flask, jsonify, request

from scripts.steps import all_steps

app = Flask(__name__)


@app.post("/ci/run")
def run_ci():
    module = request.get_json().get("module", "core")
    failures = 0
    for step in all_steps(module):
        # ruleid: command-injection
        if os.system(step) != 0:
            failures += 1
    return jsonify(failures=failures)
