from html import escape

from flask import Flask, request

app = Flask(__name__)


class Visitor:
    def __init__(self, name, visits):
        self.name = name
        self.visits = visits

    def __str__(self):
        return f"{escape(self.name)} ({self.visits} visits)"


@app.route("/greet")
def greet():
    visitor = Visitor(request.args.get("name", "guest"), visits=1)
    # ok: xss
    return f"<h1>Hello {visitor}</h1>"
