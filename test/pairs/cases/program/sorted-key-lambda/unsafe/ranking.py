from operator import itemgetter

from flask import Flask, jsonify, request

app = Flask(__name__)

PLAYERS = [
    {"name": "ines", "wins": 7, "losses": 2},
    {"name": "bao", "wins": 5, "losses": 0},
    {"name": "kofi", "wins": 9, "losses": 8},
]


@app.route("/ranking")
def ranking():
    criterion = request.args.get("by", "wins")
    try:
        # ruleid: code-injection
        ordered = sorted(PLAYERS, key=lambda player: eval(criterion, {}, player))
    except (KeyError, NameError, SyntaxError):
        return jsonify(error="unknown criterion"), 400
    return jsonify(players=[player["name"] for player in ordered])
