import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)
PROBE = "/usr/local/bin/media-probe"


@app.post("/media/duration")
def duration():
    title = request.form["title"]
    # ok: command-injection
    result = subprocess.run([PROBE, f"--title={title}"], capture_output=True, text=True)
    try:
        seconds = float(result.stdout.strip() or 0)
    except ValueError:
        seconds = 0.0
    return jsonify(seconds=seconds)
