import os

from flask import Flask, request, jsonify

app = Flask(__name__)
COMMANDS = {"disk": "df -h", "memory": "free -m", "load": "uptime"}


@app.route("/info")
def info():
    key = request.args.get("what", "disk")
    line = COMMANDS.get(key, "uptime")
    # ok: command-injection
    code = os.system(line)
    return jsonify(code=code, what=key)
