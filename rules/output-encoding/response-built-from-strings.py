import html
import json

from django.http import HttpResponse
from fastapi.responses import HTMLResponse
from flask import make_response


def hello(name):
    # ruleid: response-built-from-strings
    first = HttpResponse("<h1>Hello " + name + "</h1>")
    # ruleid: response-built-from-strings
    second = HTMLResponse(f"<h1>Hello {name}</h1>")
    page = "<h1>%s</h1>" % name
    # ruleid: response-built-from-strings
    third = make_response(page)
    # ok: response-built-from-strings
    fourth = HttpResponse("<h1>Hello " + html.escape(name) + "</h1>")
    # ok: response-built-from-strings
    fifth = HttpResponse("Hello %s" % name, content_type="text/plain")
    # ok: response-built-from-strings
    return first, second, third, fourth, fifth, HttpResponse("<h1>Hello</h1>")


def as_page(request):
    # ruleid: response-built-from-strings
    first = HttpResponse(json.dumps({"q": request.GET["q"]}), content_type="text/html")
    # ok: response-built-from-strings
    return first, HttpResponse(json.dumps({"q": request.GET["q"]}), content_type="application/json")


def handler(event, context):
    return {
        "statusCode": 200,
        # ruleid: response-built-from-strings
        "body": f"<h1>{event['queryStringParameters']['name']}</h1>",
        "headers": {"Content-Type": "text/html"},
    }


def json_handler(event, context):
    return {
        "statusCode": 200,
        # ok: response-built-from-strings
        "body": "<%s>" % event["queryStringParameters"]["name"],
        "headers": {"Content-Type": "application/json"},
    }


GUEST = "guest"


@app.route("/hello-guest")
def hello_guest():
    # ok: response-built-from-strings
    return make_response("<p>Welcome {}!</p>".format(GUEST))
