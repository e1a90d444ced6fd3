import html

from django.shortcuts import render
from django.utils.html import format_html
from flask import Flask, jsonify, request
from markupsafe import escape

app = Flask(__name__)


class Search:
    template_name = "search.html"

    def get(self, request):
        text = request.GET["text"]
        link = '<a href="/search/%s">again</a>'
        # ruleid: html-built-from-request
        first = link % text
        # ruleid: html-built-from-request
        second = '<a href="/search/' + text + '">again</a>'
        # ruleid: html-built-from-request
        third = "<p>{}</p>".format(text)
        # ruleid: html-built-from-request
        fourth = f'<div class="q">{text}</div>'
        return render(request, self.template_name, {"links": [first, second, third, fourth]})

    def post(self, request):
        text = request.POST["text"]
        count = int(request.POST["count"])
        # ok: html-built-from-request
        first = "<a>%s</a>" % html.escape(text)
        # ok: html-built-from-request
        second = format_html("<p>{}</p>", text)
        # ok: html-built-from-request
        third = "<p>%d</p>" % count
        # ok: html-built-from-request
        fourth = "%s < %s" % (text, count)
        return render(request, self.template_name, {"links": [first, second, third, fourth]})


@app.route("/models/<name>")
def model(name):
    # ruleid: html-built-from-request
    scene = "<div id='m'>{}</div>".format(name)
    # ok: html-built-from-request
    other = "<div id='m'>{}</div>".format(escape(name))
    return jsonify(scene=scene, other=other)


def handler(event, context):
    # ruleid: html-built-from-request
    send(f"<div>{event['input']}</div>")
    # ok: html-built-from-request
    send(f"input: {event['input']}")
