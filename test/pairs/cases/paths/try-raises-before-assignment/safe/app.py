import os

from flask import Flask, request, jsonify

app = Flask(__name__)


class Disabled(Exception):
    pass


@app.route("/disabled", methods=["POST"])
def disabled():
    name = "none"
    try:
        raise Disabled()
        name = request.form.get("name", "")
    except Disabled:
        app.logger.info("feature disabled")
    # ok: command-injection
    code = os.system("feature " + name)
    return jsonify(code=code)
