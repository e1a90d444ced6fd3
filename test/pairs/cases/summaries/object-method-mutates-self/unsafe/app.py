import subprocess

from flask import Flask, jsonify, request

from accumulator import CommandLine

app = Flask(__name__)


@app.post("/render")
def render():
    line = CommandLine("/opt/render/bin/render")
    line.flag("quiet")
    line.option("scene", request.form.get("scene", "demo"))
    # ruleid: command-injection
    output = subprocess.getoutput(line.text)
    return jsonify(lines=output.count("\n"))
