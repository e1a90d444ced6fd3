import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/convert", methods=["POST"])
def convert():
    options = {"format": "png", "title": "image"}
    options["title"] = request.form.get("value", "")
    # ok: command-injection
    subprocess.run("convert in.svg out." + options["format"], shell=True, check=False)
    return jsonify(title=options["title"])
