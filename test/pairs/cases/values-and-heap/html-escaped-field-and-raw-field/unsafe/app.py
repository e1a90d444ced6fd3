import html

from flask import Flask, request

app = Flask(__name__)


class Card:
    def __init__(self, raw):
        self.raw = raw
        self.safe = html.escape(raw)


@app.route("/card")
def card():
    c = Card(request.args.get("text", ""))
    # ruleid: xss
    return "<section>" + c.raw + "</section>"
