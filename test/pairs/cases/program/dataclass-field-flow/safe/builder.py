import subprocess

from flask import Flask, jsonify, request

from models import BuildRequest

app = Flask(__name__)


@app.post("/builds")
def create_build():
    body = request.get_json()
    build = BuildRequest(branch=body.get("target", "all"), target="all")
    # ok: command-injection
    completed = subprocess.run(build.command(), shell=True, capture_output=True)
    return jsonify(code=completed.returncode)
