import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/early", methods=["POST"])
def early():
    given = request.form.get("given")
    name = "default"
    if given is not None:
        name = given
        app.logger.info("custom name")
    # ruleid: command-injection
    code = os.system("start-service " + name)
    return jsonify(code=code)
