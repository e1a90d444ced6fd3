from flask import Flask, request

from monitor import probes
from monitor.state import Registry, Session

app = Flask(__name__)


@app.post("/probes")
def add():
    data = request.get_json()
    Registry.add(data["name"], data["command"])
    Registry.remember(data["name"])
    return "", 201


@app.post("/probes/run")
def run():
    return {"rc": probes.run_all(), "report": probes.report(), "count": probes.count()}


@app.post("/probes/repeat")
def repeat():
    return {"rc": probes.repeat()}


@app.post("/session")
def session():
    current = Session(request.form["user"], request.form["note"])
    probes.greet(current)
    probes.open_shell(current)
    return {"rc": probes.after_reset(current)}
