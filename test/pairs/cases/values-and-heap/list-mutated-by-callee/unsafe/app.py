import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


def add_flags(parts, audit, flag):
    parts.append(flag)
    audit.append("flag")


@app.route("/scan", methods=["POST"])
def scan():
    parts = ["scanner", "--fast"]
    audit = []
    add_flags(parts, audit, request.form.get("flag", ""))
    # ruleid: command-injection
    proc = subprocess.run(" ".join(parts), shell=True, check=False)
    return jsonify(code=proc.returncode, audit=audit)
