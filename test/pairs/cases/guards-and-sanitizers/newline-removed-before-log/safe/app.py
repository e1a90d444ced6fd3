import logging

from flask import Flask, request, jsonify

app = Flask(__name__)
log = logging.getLogger("auth")


@app.route("/signin", methods=["POST"])
def signin():
    name = request.form.get("name", "")
    shown = name.replace("\r", "").replace("\n", "")
    # ok: log-injection
    log.warning("failed sign-in for " + shown)
    return jsonify(ok=False)
