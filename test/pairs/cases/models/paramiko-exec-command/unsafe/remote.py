import shlex

import paramiko
from flask import Flask, jsonify, request

app = Flask(__name__)


def open_client():
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect("build.internal", username="deploy")
    return client


@app.post("/remote/touch")
def touch():
    marker = request.get_json()["marker"]
    client = open_client()
    command = "touch-marker -- " + marker
    # ruleid: command-injection
    _, stdout, _ = client.exec_command(command)
    code = stdout.channel.recv_exit_status()
    client.close()
    return jsonify(code=code)
