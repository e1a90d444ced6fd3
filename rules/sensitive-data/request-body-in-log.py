import json
import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/login")
def login():
    # ruleid: request-body-in-log
    log.info("login %s", request.get_json())
    # ruleid: request-body-in-log
    logging.debug(f"form: {request.form}")
    # ok: request-body-in-log
    log.info("login of %s", request.get_json()["name"])
    # ok: request-body-in-log
    log.info("login of %s", request.form.get("name"))
    # ok: request-body-in-log
    log.info("%s bytes, %s fields", len(request.data), len(request.form))
    # ok: request-body-in-log
    log.info("fields: %s", list(request.form.keys()))
    return ""


@app.post("/order")
def order():
    data = request.get_json()
    # ruleid: request-body-in-log
    print("order", data)
    # ruleid: request-body-in-log
    app.logger.error("cannot read " + str(data))
    # ok: request-body-in-log
    print("order", data["id"])
    # ok: request-body-in-log
    store(data)
    return ""


def checkout(request):
    # ruleid: request-body-in-log
    log.warning("checkout {}".format(request.POST))
    # ruleid: request-body-in-log
    log.error(json.dumps(request.data))
    # ok: request-body-in-log
    log.warning("checkout by {}".format(request.user.id))
    # ok: request-body-in-log
    log.warning("checkout %s %s", request.method, request.path)
