import os

from flask import Flask, request, jsonify

app = Flask(__name__)
HOSTS = ["alpha", "beta"]


@app.route("/touch", methods=["POST"])
def touch():
    tag = request.form.get("tag", "")
    tags = dict.fromkeys(HOSTS, tag)
    done = 0
    for host in HOSTS:
        part = host
        # ok: command-injection
        os.system("touch /var/run/mark-" + part)
        done += 1
    return jsonify(done=done, tags=tags)
