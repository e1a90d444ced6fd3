import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/echo", methods=["POST"])
def echo():
    text = request.form.get("text", "")
    # ok: command-injection
    out = subprocess.check_output(["printf", "%s", text])
    return jsonify(size=len(out))


@app.route("/ready")
def ready():
    return jsonify(ready=True)
