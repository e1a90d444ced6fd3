import subprocess

from flask import Flask, request, jsonify

app = Flask(__name__)


def start(queue="default", comment=""):
    # ruleid: command-injection
    subprocess.Popen("worker --queue " + queue, shell=True)
    return comment


@app.route("/worker", methods=["POST"])
def worker():
    text = request.form.get("text", "")
    kwargs = {"queue": text, "comment": "manual"}
    return jsonify(comment=start(**kwargs))
