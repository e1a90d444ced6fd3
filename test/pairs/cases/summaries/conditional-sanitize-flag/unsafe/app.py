from flask import Flask, request

from output import present

app = Flask(__name__)


@app.get("/motd")
def motd():
    author = request.args.get("author", "ops")
    line = present(author, raw=True)
    # ruleid: xss
    return "<p>Message of the day by " + line + "</p>"
