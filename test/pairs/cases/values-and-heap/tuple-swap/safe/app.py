import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/compare", methods=["POST"])
def compare():
    left = "baseline.txt"
    right = request.form.get("other", "")
    left, right = left, right
    # ok: command-injection
    proc = subprocess.run("wc -l " + left, shell=True, capture_output=True, text=True)
    return jsonify(out=proc.stdout, other=right)
