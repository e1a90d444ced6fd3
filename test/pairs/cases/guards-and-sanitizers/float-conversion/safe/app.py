import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/speed", methods=["POST"])
def speed():
    raw = request.form.get("speed", "1.0")
    factor = float(raw.replace(",", "."))
    # ok: command-injection
    code = os.system(f"sox in.wav out.wav tempo {factor}")
    return jsonify(code=code)
