import subprocess

from flask import Flask, jsonify, request

from catalogue import command_for

app = Flask(__name__)


@app.post("/service")
def service():
    command = command_for(request.form.get("action", "status"))
    # ruleid: command-injection
    code = subprocess.call(command, shell=True)
    return jsonify(code=code)
