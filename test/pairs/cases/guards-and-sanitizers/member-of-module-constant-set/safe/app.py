import subprocess

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
SERVICES = {"nginx", "redis", "postgres"}


@app.route("/service", methods=["POST"])
def service():
    name = request.form.get("service", "")
    if name not in SERVICES:
        abort(400)
    # ok: command-injection
    code = subprocess.call("systemctl status " + name, shell=True)
    return jsonify(code=code)
