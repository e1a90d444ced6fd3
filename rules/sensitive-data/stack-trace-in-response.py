import logging
import sys
import traceback

from django.http import HttpResponse
from flask import Flask, jsonify
from rest_framework.decorators import api_view
from rest_framework.response import Response

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


@api_view(["GET"])
def book(request, isbn):
    try:
        return Response(find(isbn))
    except LookupError:
        # ruleid: stack-trace-in-response
        return Response(traceback.format_exception(*sys.exc_info()))


@app.route("/book")
def flask_book():
    try:
        return find(1)
    except LookupError as error:
        trace = "".join(traceback.format_exception(error))
        log(trace)
        # ruleid: stack-trace-in-response
        return trace, 500


@app.route("/pen")
def pen():
    try:
        return find(1)
    except LookupError:
        # ok: stack-trace-in-response
        log("failed", traceback.format_exception(*sys.exc_info()))
        # ok: stack-trace-in-response
        return jsonify(error="failed"), 500


@app.errorhandler(500)
def failed(error):
    # ruleid: stack-trace-in-response
    return "<pre>" + traceback.format_exc() + "</pre>", 500


@app.errorhandler(502)
def failed_quietly(error):
    log(traceback.format_exc())
    # ok: stack-trace-in-response
    return "<pre>failed</pre>", 502


class Page(tornado.web.RequestHandler):
    def get(self):
        try:
            self.write(compute())
        except Exception:
            # ruleid: stack-trace-in-response
            self.write({"error": traceback.format_exc()})
