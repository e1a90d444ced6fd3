import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/words", methods=["POST"])
def words():
    text = request.form.get("text", "")
    # ok: command-injection
    proc = subprocess.run("wc -w", shell=True, input=text, capture_output=True, text=True)
    return jsonify(words=proc.stdout.strip())


@app.route("/ready")
def ready():
    return jsonify(ready=True)
