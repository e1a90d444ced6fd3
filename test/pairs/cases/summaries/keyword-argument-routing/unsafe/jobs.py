import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)


def schedule(*, script, comment=""):
    entry = {"comment_length": len(comment)}
    # ruleid: command-injection
    output = subprocess.check_output(f"at -f /srv/scripts/{script} now", shell=True)
    entry["scheduled"] = bool(output)
    return entry


@app.post("/schedule")
def schedule_view():
    value = request.form.get("value", "nightly.sh")
    entry = schedule(script=value, comment="requested")
    return jsonify(entry)
