import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/notify", methods=["POST"])
def notify():
    raw = request.form.get("who", "").encode("utf-8")
    other = "operators".encode("utf-8")
    who = other.decode("latin-1").strip()
    # ok: command-injection
    code = os.system("wall-group " + who)
    return jsonify(code=code, size=len(raw))
