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


@router.get("/status")
def status():
    variables = dict(os.environ)
    # ruleid: environment-in-response
    answer = {"system": os.uname().sysname, "environment": variables}
    return answer


@router.get("/settings")
def settings():
    variables = os.environ.copy()
    # ruleid: environment-in-response
    return jsonify(variables)


@router.get("/home")
def home():
    variables = dict(os.environ)
    # ok: environment-in-response
    return {"home": variables["HOME"]}
