import html

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
