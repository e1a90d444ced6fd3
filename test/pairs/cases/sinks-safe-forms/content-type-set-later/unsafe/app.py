from django.http import HttpResponse
from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/rows")
def rows():
    # ruleid: xss
    answer = make_response("name," + request.args["name"])
    answer.mimetype = "text/html"
    return answer


def notes(request):
    # ruleid: xss
    answer = HttpResponse("note: " + request.GET["note"])
    answer["X-Kind"] = "text/plain"
    return answer
