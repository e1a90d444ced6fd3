import os
import re

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/lookup", methods=["POST"])
def lookup():
    host = request.form.get("host", "")
    cleaned = re.sub(r"[^a-zA-Z0-9.]", "", host)
    # ok: command-injection
    code = os.system("nslookup " + cleaned)
    return jsonify(code=code)
