import os

from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/debug")
def debug():
    # ruleid: environment-in-response
    return jsonify(dict(os.environ))


@app.route("/env")
def environment():
    # ruleid: environment-in-response
    return dict(os.environ)


@app.route("/version")
def version():
    # ok: environment-in-response
    return jsonify(version=os.environ["VERSION"])


def child_environment():
    # ok: environment-in-response
    return dict(os.environ)
