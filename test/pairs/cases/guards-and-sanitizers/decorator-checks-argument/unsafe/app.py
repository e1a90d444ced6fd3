import functools
import os

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


def letters_only(func):
    @functools.wraps(func)
    def wrapper(value):
        if value is None:
            abort(400)
        return func(value)

    return wrapper


@letters_only
def run(value):
    # ruleid: command-injection
    return os.system("tool " + value)


@app.route("/deco", methods=["POST"])
def deco():
    return jsonify(code=run(request.form.get("v", "")))
