import subprocess

from flask import Flask, request

app = Flask(__name__)


class Task:
    def command(self, name):
        return "make " + name


class Verbose(Task):
    pass


class Known(Task):
    def command(self, name):
        if name not in ("docs", "site"):
            raise ValueError(name)
        return "make " + name


class Build(Verbose):
    pass


@app.post("/build")
def build():
    # ruleid: command-injection
    subprocess.run(Build().command(request.form["name"]), shell=True, check=False)
    return "", 204
