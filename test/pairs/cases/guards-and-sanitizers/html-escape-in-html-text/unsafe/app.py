import html

from flask import Flask, request

app = Flask(__name__)


@app.route("/search")
def search():
    term = request.args.get("q", "")
    escaped = html.escape(term)
    size = len(escaped)
    # ruleid: xss
    return "<p>Results for %s (%d)</p>" % (term, size)
