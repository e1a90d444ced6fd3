import pexpect
from flask import Flask, request

app = Flask(__name__)


@app.route("/drop")
def drop():
    # ruleid: command-injection
    pexpect.spawn("/bin/bash", ["-c", "dropuser " + request.args["name"]])
    return {}
