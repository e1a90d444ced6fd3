import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/hosts", methods=["POST"])
def hosts():
    done = 0
    skipped = 0
    for host in request.form.getlist("host"):
        if not host.isalnum():
            skipped += 1
        # ruleid: command-injection
        os.system("wake " + host)
        done += 1
    return jsonify(done=done, skipped=skipped)
