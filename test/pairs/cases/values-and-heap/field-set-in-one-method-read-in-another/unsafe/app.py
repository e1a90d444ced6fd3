import os

from flask import Flask, request, jsonify

app = Flask(__name__)


class Pinger:
    def __init__(self):
        self.host = "localhost"
        self.note = ""

    def configure(self, value):
        self.host = value

    def run(self):
        # ruleid: command-injection
        return os.system("ping -c 1 " + self.host)


@app.route("/ping", methods=["POST"])
def ping():
    pinger = Pinger()
    pinger.configure(request.form["value"])
    return jsonify(code=pinger.run(), note=pinger.note)
