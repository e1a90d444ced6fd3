import logging

from django.http import JsonResponse
from flask import Flask, jsonify
from rest_framework.response import Response
from rest_framework.views import APIView

app = Flask(__name__)


@app.route("/orders")
def orders():
    try:
        return "[]"
    except Exception as error:
        # ruleid: exception-text-in-response
        return jsonify({"error": str(error)}), 500


def view(request):
    try:
        return JsonResponse({})
    except Exception as error:
        # ruleid: exception-text-in-response
        return JsonResponse({"error": str(error)}, status=500)


@app.route("/items")
def items():
    try:
        return "[]"
    except ValueError as error:
        # ok: exception-text-in-response
        return jsonify({"error": str(error)}), 400
    except Exception as error:
        # ok: exception-text-in-response
        logging.error(str(error))
        # ok: exception-text-in-response
        return jsonify({"error": "internal error"}), 500


class Coupons(APIView):
    def post(self, request):
        try:
            return Response(apply(request.data))
        except Exception as error:
            # ruleid: exception-text-in-response
            return Response({"message": error}, status=500)

    def put(self, request):
        try:
            return Response(apply(request.data))
        except Exception as error:
            # ok: exception-text-in-response
            return Response({"message": explain(request)}, status=500)

    def check(self, request):
        try:
            return True
        except Exception as error:
            # ok: exception-text-in-response
            return str(error)


@job("schemas")
def schema_of(source):
    try:
        return source.schema()
    except Exception as error:
        # ok: exception-text-in-response
        return {"error": str(error)}


def logged_in(view):
    @wraps(view)
    def wrapper(*args):
        try:
            return view(*args)
        except Exception as error:
            # ruleid: exception-text-in-response
            return jsonify({"error": str(error)}), 401

    return wrapper


@app.errorhandler(Exception)
def failed(error):
    # ruleid: exception-text-in-response
    return {"error": repr(error)}, 500


@app.errorhandler(500)
def failed_quietly(error):
    log(str(error))
    # ok: exception-text-in-response
    return {"error": "internal"}, 500


@app.errorhandler(404)
def missing(error):
    # ok: exception-text-in-response
    return {"error": str(error)}, 404


@api.exception_handler(Exception)
async def told(request, failure):
    # ruleid: exception-text-in-response
    return JSONResponse({"detail": str(failure)}, status_code=500)


@api.exception_handler(Exception)
def told_to_developers(request, failure):
    if not settings.DEBUG:
        raise failure
    # ok: exception-text-in-response
    return JSONResponse({"detail": str(failure)}, status_code=500)
