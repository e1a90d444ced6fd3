import pexpect
from flask import Flask, request

app = Flask(__name__)


@app.route("/drop")
def drop():
    # ok: command-injection
    pexpect.spawn("dropuser", ["--", request.args["name"]])
    return {}
