import base64
import logging

import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/<path:rest>")
def forward(rest):
    host = request.path.split("/")[1]
    # ruleid: ssrf
    return {"size": len(requests.get("http://" + host, timeout=5).content)}


@app.route("/note")
def note():
    # ruleid: log-injection
    logging.warning("note: " + base64.b64decode(request.headers["X-Note"]).decode())
    return {}
