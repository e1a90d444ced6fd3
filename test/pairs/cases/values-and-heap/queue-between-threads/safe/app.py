import queue
import subprocess
import threading

from flask import Flask, request

app = Flask(__name__)
jobs = queue.Queue()


class Job:
    def __init__(self, name, owner):
        self.name = name
        self.owner = owner


def work():
    while True:
        job = jobs.get()
        if job is None:
            return
        # ok: command-injection
        subprocess.run("make -C /srv/builds " + job, shell=True, check=False)


@app.post("/builds")
def submit():
    jobs.put(request.form["name"] if request.form["name"] in ("docs", "site") else "docs")
    return "", 202


threading.Thread(target=work, daemon=True).start()
