import os
from collections import deque

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/queue", methods=["POST"])
def queue():
    pending = deque(["cleanup"])
    pending.appendleft(request.form.get("task", ""))
    task = pending.pop()
    # ok: command-injection
    code = os.system("run-task " + task)
    return jsonify(code=code, left=len(pending))
