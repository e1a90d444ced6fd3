import os

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


def archive(argument):
    # ruleid: command-injection
    return os.system(f"zip -r /srv/out.zip {argument}")


def describe(argument):
    return len(argument)


ACTIONS = {"archive": archive, "describe": describe}


@app.post("/actions/<name>")
def run_action(name):
    handler = ACTIONS.get(name)
    if handler is None:
        abort(404)
    return jsonify(result=handler(request.form.get("argument", "")))


def nightly():
    return archive("/srv/data")
