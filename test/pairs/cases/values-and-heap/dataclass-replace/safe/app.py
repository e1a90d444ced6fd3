import os
from dataclasses import dataclass, replace

from flask import Flask, request, jsonify

app = Flask(__name__)


@dataclass(frozen=True)
class Printer:
    device: str
    title: str = "untitled"


DEFAULT = Printer(device="lp0")


@app.route("/print", methods=["POST"])
def print_page():
    given = request.form["given"]
    job = replace(DEFAULT, title=given)
    # ok: command-injection
    code = os.system("lp -d " + job.device + " /tmp/page.ps")
    return jsonify(code=code, title=job.title)
