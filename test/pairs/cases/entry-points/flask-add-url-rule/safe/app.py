import os

from flask import Flask, jsonify, request

app = Flask(__name__)
QUEUE = "default"


def health():
    return jsonify(status="ok")


def requeue(job):
    queue = request.args.get("queue", QUEUE)
    # ok: command-injection
    status = os.system(f"/opt/queue/requeue --job {job}")
    return jsonify(status=status, default=queue == QUEUE)


app.add_url_rule("/health", "health", health)
app.add_url_rule("/jobs/<int:job>/requeue", "requeue", requeue, methods=["POST"])
