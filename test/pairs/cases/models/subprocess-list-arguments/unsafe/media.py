import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)
PROBE = "/usr/local/bin/media-probe"


@app.post("/media/duration")
def duration():
    title = request.form["title"]
    # ruleid: command-injection
    result = subprocess.run(f"{PROBE} --title={title}", shell=True, capture_output=True, text=True)
    try:
        seconds = float(result.stdout.strip() or 0)
    except ValueError:
        seconds = 0.0
    return jsonify(seconds=seconds)
