import subprocess

from flask import Flask, jsonify, request

app = Flask(__name__)


class ShellRunner:
    workdir = "/srv/jobs"

    def start(self, spec):
        # ok: command-injection
        proc = subprocess.Popen(f"make -C {self.workdir} {spec}", shell=True)
        return proc.pid


class QueueRunner:
    def __init__(self):
        self.pending = []

    def start(self, spec):
        self.pending.append(spec)
        return len(self.pending)


@app.post("/jobs")
def create_job():
    spec = request.form["spec"]
    runner = QueueRunner()
    ticket = runner.start(spec)
    return jsonify(ticket=ticket)
