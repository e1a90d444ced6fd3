import shlex
import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)


def add_input(parts, value):
    parts.append("--input")
    parts.append(value)


@app.post("/charts")
def chart():
    parts = ["/opt/charts/draw", "--theme", "dark"]
    add_input(parts, request.json["dataset"])
    line = " ".join(parts)
    # ruleid: command-injection
    done = subprocess.run(line, shell=True, check=False)
    return jsonify(code=done.returncode)
