import shlex

from fabric import Connection
from flask import Flask, jsonify, request

app = Flask(__name__)
HOSTS = ["web1.internal", "web2.internal"]


@app.post("/fleet/broadcast")
def broadcast():
    text = request.form.get("text", "maintenance")
    command = f'wall "{text}"'
    failures = 0
    for host in HOSTS:
        connection = Connection(host, user="ops")
        # ruleid: command-injection
        result = connection.run(command, hide=True, warn=True)
        failures += 0 if result.ok else 1
    return jsonify(failures=failures)
