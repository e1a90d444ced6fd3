import os

from flask import Flask, request, jsonify

app = Flask(__name__)


class Player:
    device = "hw:0"


@app.route("/play", methods=["POST"])
def play():
    mine = Player()
    other = Player()
    mine.device = request.form.get("device", "")
    # ruleid: command-injection
    code = os.system("aplay -D " + mine.device + " beep.wav")
    return jsonify(code=code, device=mine.device)
