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


@app.route("/config")
def configuration():
    # ruleid: environment-in-response
    return jsonify({key: str(value) for key, value in app.config.items()})


@app.route("/environment")
def whole_environment():
    # ruleid: environment-in-response
    return {key: value for key, value in os.environ.items()}


@app.route("/features")
def features():
    # ok: environment-in-response
    return jsonify({key: value for key, value in FEATURES.items()})


def of_process():
    # ok: environment-in-response
    return {key: value for key, value in os.environ.items()}
