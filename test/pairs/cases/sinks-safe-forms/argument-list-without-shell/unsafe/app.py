import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/sum", methods=["POST"])
def checksum():
    text = request.form.get("text", "")
    # ruleid: command-injection
    proc = subprocess.run("/usr/bin/figlet -- " + text, shell=True, capture_output=True, text=True)
    return jsonify(out=proc.stdout)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
