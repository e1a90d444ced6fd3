import os

from flask import Flask, request, jsonify

app = Flask(__name__)


class Disabled(Exception):
    pass


@app.route("/disabled", methods=["POST"])
def disabled():
    name = "none"
    try:
        name = request.form.get("name", "")
        raise Disabled()
    except Disabled:
        app.logger.info("feature disabled")
    # ruleid: command-injection
    code = os.system("feature " + name)
    return jsonify(code=code)
