import shlex

from flask import Flask, jsonify, request

from backend import tasks

app = Flask(__name__)


@app.post("/invitations")
def invitations():
    address = request.get_json()["address"]
    queued = tasks.invite(shlex.quote("to:" + address))
    return jsonify(queued=queued)
