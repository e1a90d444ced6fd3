import os

from flask import Flask, request, jsonify

app = Flask(__name__)


class Action:
    def __init__(self, text):
        self.text = text

    def line(self):
        return "echo ready"


class Announce(Action):
    def line(self):
        return "announce " + self.text


@app.route("/announce", methods=["POST"])
def announce():
    action = Action(request.form.get("text", ""))
    # ok: command-injection
    code = os.system(action.line())
    return jsonify(code=code)
