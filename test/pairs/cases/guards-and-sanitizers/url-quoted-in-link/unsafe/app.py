from urllib.parse import quote, unquote

from flask import Flask, request

app = Flask(__name__)


@app.route("/pager")
def pager():
    term = request.args.get("q", "")
    encoded = quote(term, safe="")
    part = unquote(encoded)
    # ruleid: xss
    return '<a href="/search?page=2&amp;q=' + part + '">next</a>'


@app.route("/ready")
def ready():
    return {"ready": True}
