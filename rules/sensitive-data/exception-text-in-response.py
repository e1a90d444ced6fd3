import logging

from django.http import JsonResponse
from flask import Flask, jsonify

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
