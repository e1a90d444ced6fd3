import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/words", methods=["POST"])
def words():
    text = request.form.get("text", "")
    # ruleid: command-injection
    proc = subprocess.run("echo " + text + " | wc -w", shell=True, capture_output=True, text=True)
    return jsonify(words=proc.stdout.strip())


@app.route("/ready")
def ready():
    return jsonify(ready=True)
