import os

from flask import Flask, request, jsonify

from settings import options

app = Flask(__name__)


@app.route("/options", methods=["POST"])
def change():
    options.device = request.form.get("v", "")
    return jsonify(ok=True)


@app.route("/record", methods=["POST"])
def record():
    # ruleid: command-injection
    code = os.system("arecord -D " + options.device + " -d 5 /tmp/out.wav")
    return jsonify(code=code)
