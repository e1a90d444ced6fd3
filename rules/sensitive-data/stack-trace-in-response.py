import logging
import traceback

from django.http import HttpResponse
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/orders")
def orders():
    try:
        return "[]"
    except Exception:
        # ruleid: stack-trace-in-response
        return traceback.format_exc(), 500


@app.route("/users")
def users():
    try:
        return "[]"
    except Exception:
        logging.exception("users failed")
        # ruleid: stack-trace-in-response
        return jsonify(error=traceback.format_exc())


def view(request):
    try:
        return HttpResponse("ok")
    except Exception:
        # ruleid: stack-trace-in-response
        return HttpResponse("<pre>" + traceback.format_exc() + "</pre>", status=500)


@app.route("/items")
def items():
    try:
        return "[]"
    except Exception:
        # ok: stack-trace-in-response
        logging.error(traceback.format_exc())
        # ok: stack-trace-in-response
        return jsonify(error="internal error"), 500
