import logging

from flask import Flask, jsonify, request

app = Flask(__name__)
logger = logging.getLogger("audit")
logging.basicConfig(filename="/var/log/app/audit.log", format="%(asctime)s %(message)s")


@app.post("/sessions")
def create_session():
    username = request.form.get("username", "")
    shown = username[:80]
    # ruleid: log-injection
    logger.warning("failed login for %s", shown)
    return jsonify(error="invalid credentials"), 401
