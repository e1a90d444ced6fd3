import ast

from flask import Flask
from flask_socketio import SocketIO, emit

app = Flask(__name__)
socketio = SocketIO(app, cors_allowed_origins=[])
SCORES = {"a": 1, "b": 2}


@socketio.on("score")
def score(data):
    formula = data["formula"]
    # ruleid: code-injection
    value = eval(formula, {}, dict(SCORES))
    emit("scored", {"value": float(value)})


@socketio.on("connect")
def connected():
    emit("ready", {"players": len(SCORES)})
