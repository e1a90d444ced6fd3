from django.http import HttpResponse
from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/rows")
def rows():
    # ok: xss
    answer = make_response("name," + request.args["name"])
    answer.mimetype = "text/csv"
    return answer


@app.route("/lines")
def lines():
    # ok: xss
    answer = make_response("name," + request.args["name"])
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    return answer


def notes(request):
    # ok: xss
    answer = HttpResponse("note: " + request.GET["note"])
    answer["Content-Type"] = "text/plain"
    return answer


def table(request):
    answer = HttpResponse(content_type="text/csv")
    # ok: xss
    answer.write(request.GET["row"])
    return answer
