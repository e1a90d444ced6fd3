from flask import Flask, request

from strict_filters import *

app = Flask(__name__)

PAGE_HEAD = "<!doctype html><title>Guestbook</title>"


@app.route("/guestbook/hello")
def hello():
    visitor = request.args.get("visitor", "stranger")
    shown = normalize(visitor)
    # ok: xss
    return PAGE_HEAD + "<p>Welcome, " + shown + "</p>"
