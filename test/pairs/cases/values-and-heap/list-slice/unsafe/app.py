import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/sync", methods=["POST"])
def sync():
    words = ["rsync", "-a", "/srv/a", request.form.get("dest", "")]
    chosen = words[1:]
    line = " ".join(chosen)
    # ruleid: command-injection
    out = subprocess.check_output("sync-wrapper " + line, shell=True)
    return jsonify(size=len(out))
