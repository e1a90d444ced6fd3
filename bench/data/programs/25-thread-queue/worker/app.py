from flask import Flask, request

from .actions import ACTIONS
from .pool import jobs, start
from .tasks import Task

app = Flask(__name__)
start()


@app.post("/jobs/<kind>")
def submit(kind):
    if kind not in ACTIONS:
        return {"error": "unknown kind"}, 400
    data = request.get_json()
    jobs.put(Task(kind=kind, target=data["target"], options=data.get("options", {})))
    return {"queued": True}, 202
