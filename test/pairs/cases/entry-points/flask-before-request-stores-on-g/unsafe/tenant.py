import os

from flask import Flask, g, jsonify, request

app = Flask(__name__)
DEFAULT_TENANT = "common"


@app.before_request
def load_tenant():
    g.tenant = request.headers.get("X-Tenant", DEFAULT_TENANT)
    g.locale = request.accept_languages.best_match(["en", "de"])


@app.route("/branding")
def branding():
    path = os.path.join("/srv/branding", g.tenant, "style.css")
    # ruleid: path-traversal
    with open(path) as fh:
        return jsonify(lines=len(fh.readlines()))
