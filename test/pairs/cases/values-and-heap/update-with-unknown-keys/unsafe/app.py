import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/convert", methods=["POST"])
def convert():
    settings = {"tool": "convert", "label": "none"}
    given = request.form.to_dict()
    settings.update(given)
    # ruleid: command-injection
    code = subprocess.call(settings["tool"] + " in.png out.jpg", shell=True)
    return jsonify(code=code, label=settings["label"])
