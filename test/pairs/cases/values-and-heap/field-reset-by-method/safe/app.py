from flask import Flask, request

app = Flask(__name__)


class Banner:
    def __init__(self, text):
        self.text = text
        self.shown = 0

    def reset(self):
        self.text = "Welcome"

    def touch(self):
        self.shown += 1


@app.route("/banner")
def banner():
    b = Banner(request.args.get("text", ""))
    b.reset()
    # ok: xss
    return "<div class='banner'>" + b.text + "</div>"
