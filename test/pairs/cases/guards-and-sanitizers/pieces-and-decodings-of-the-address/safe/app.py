import logging

import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/<path:rest>")
def forward(rest):
    item = request.path.split("/")[1]
    # ok: ssrf
    return {"size": len(requests.get("http://stock.internal/items/" + item, timeout=5).content)}


@app.route("/note")
def note():
    # ok: log-injection
    logging.warning("note: " + request.headers["X-Note"])
    return {}
