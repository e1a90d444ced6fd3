import os

from flask import Flask, jsonify, request

app = Flask(__name__)

SERVICES = {"web": "nginx", "queue": "rabbitmq-server"}


def make_restart(unit):
    prefix = "systemctl restart "

    def restart():
        # ruleid: command-injection
        return os.system(prefix + unit)

    return restart


@app.post("/maintenance/restart")
def restart_view():
    name = request.form["service"]
    action = make_restart(SERVICES.get(name, name))
    return jsonify(code=action())
