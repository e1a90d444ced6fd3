import logging

from flask import Flask, request, jsonify

app = Flask(__name__)
logging.basicConfig(filename="/var/log/shop/app.log")
log = logging.getLogger(__name__)


@app.route("/visit")
def visit():
    page = request.args.get("page", "")
    # ok: log-injection
    log.info("visited page %r", page)
    return jsonify(ok=True)
