import subprocess

from flask import Flask, jsonify, request

from formatters import ShellFormatter

app = Flask(__name__)


@app.route("/covers", methods=["POST"])
def create_cover():
    title = request.form["title"]
    formatter = ShellFormatter()
    line = formatter.line("/opt/covers/render", title)
    # ok: command-injection
    code = subprocess.call(line, shell=True)
    return jsonify(rendered=code == 0)
