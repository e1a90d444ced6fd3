import subprocess

from flask import Flask, jsonify, request

from formatters import Formatter

app = Flask(__name__)


@app.route("/covers", methods=["POST"])
def create_cover():
    title = request.form["title"]
    formatter = Formatter()
    line = formatter.line("/opt/covers/render", title)
    # ruleid: command-injection
    code = subprocess.call(line, shell=True)
    return jsonify(rendered=code == 0)
