import html
import json
from http.server import BaseHTTPRequestHandler

import bleach
import jinja2
import tornado.web
from aiohttp import web
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from flask import Flask, Response, jsonify, make_response, redirect, render_template, render_template_string, request
from markupsafe import Markup

app = Flask(__name__)
api = FastAPI()


@app.route("/plain")
def plain():
    # ruleid: xss
    return "<h1>" + request.args.get("name", "") + "</h1>"


@app.route("/escaped")
def escaped():
    # ok: xss
    return "<h1>" + html.escape(request.args.get("name", "")) + "</h1>"


@app.route("/cleaned")
def cleaned():
    # ok: xss
    return bleach.clean(request.args["text"])


@app.route("/template")
def template():
    # ok: xss
    return render_template("page.html", name=request.args["name"])


@app.route("/json")
def as_json():
    # ok: xss
    return {"name": request.args["name"]}


@app.route("/jsonify")
def as_json_too():
    # ok: xss
    return jsonify(name=request.args["name"])


@app.route("/text")
def as_text():
    # ok: xss
    return Response(request.args["name"], mimetype="text/plain")


@app.route("/typed")
def typed():
    # ruleid: xss
    return Response("<b>" + request.args["name"] + "</b>", mimetype="text/html")


@app.route("/response")
def response():
    # ruleid: xss
    return Response("<b>" + request.args["name"] + "</b>")


@app.route("/made")
def made():
    # ruleid: xss
    return make_response("<b>" + request.args["name"] + "</b>", 200)


@app.route("/number/<int:number>")
def number(number):
    # ok: xss
    return f"<b>{number}</b>"


@app.route("/name/<name>")
def name(name):
    # ruleid: xss
    return f"<b>{name}</b>"


@app.route("/markup")
def markup():
    # ruleid: xss
    text = Markup("<b>" + request.args["name"] + "</b>")
    # ok: xss
    text += Markup("<b>{}</b>").format(request.args["name"])
    return render_template("page.html", text=text)


@app.route("/environment")
def environment():
    safe = jinja2.Environment(autoescape=True)
    # ok: xss
    return safe.get_template("page.html").render(name=request.args["name"])


@app.route("/unescaped")
def unescaped():
    loose = jinja2.Environment(autoescape=False)
    # ruleid: xss
    return loose.get_template("page.html").render(name=request.args["name"])


@app.route("/redirect")
def elsewhere():
    # ok: xss
    return redirect("/user?name=" + request.args["name"])


def view(request: HttpRequest):
    name = request.GET["name"]
    # ruleid: xss
    page = HttpResponse("<b>" + name + "</b>")
    # ok: xss
    page = HttpResponse("<b>" + escape(name) + "</b>")
    # ok: xss
    page = HttpResponse(json.dumps({"name": name}), content_type="application/json")
    # ok: xss
    page = JsonResponse({"name": name})
    # ruleid: xss
    text = mark_safe("<b>%s</b>" % name)
    # ok: xss
    text = format_html("<b>{}</b>", name)
    # ruleid: xss
    text = format_html("<b>" + name + "</b>")
    # ok: xss
    return render(request, "page.html", {"name": name, "text": text})


@api.get("/page")
def page(name: str):
    # ruleid: xss
    return HTMLResponse(f"<b>{name}</b>")


@api.get("/data")
def data(name: str):
    # ok: xss
    return {"name": name}


class Page(tornado.web.RequestHandler):
    def get(self):
        # ruleid: xss
        self.write("<b>" + self.get_argument("name") + "</b>")
        # ok: xss
        self.write({"name": self.get_argument("name")})


async def handler(request):
    name = request.query["name"]
    if name == "x":
        # ok: xss
        return web.Response(text=name)
    # ruleid: xss
    return web.Response(text=f"<b>{name}</b>", content_type="text/html")


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        # todoruleid: xss
        self.wfile.write(b"<b>" + self.path.encode() + b"</b>")
        # ok: xss
        self.wfile.write(html.escape(self.path).encode())


class Api(tornado.web.RequestHandler):
    def set_default_headers(self):
        for name, value in self.settings.get("headers", {}).items():
            self.set_header(name, value)
        self.set_header("Content-Type", self.content_type())

    def content_type(self):
        return "text/html"

    def get(self):
        # ruleid: xss
        self.write(json.dumps({"name": self.get_argument("name")}))


class JsonApi(Api):
    def content_type(self):
        return "application/json; charset=utf-8"

    def get(self):
        # ok: xss
        self.write(json.dumps({"name": self.get_argument("name")}))

    def post(self):
        self.set_header("Content-Type", "text/html")
        # ruleid: xss
        self.write(json.dumps({"name": self.get_argument("name")}))


class Errors(tornado.web.RequestHandler):
    def get(self):
        name = self.get_argument("name")
        template = self.settings["templates"].get_template("error.html")
        # ok: xss
        self.write(template.render(name=name))
        # ruleid: xss
        self.write(jinja2.Template("<b>{{ name }}</b>").render(name=name))
        self.set_header("content-type", "application/json")
        # ok: xss
        self.write(json.dumps({"error": name}))


@app.route("/report")
def report():
    name = request.args["name"]
    headers = {"Content-Type": "application/json"}
    if name == "a":
        # ok: xss
        return make_response(json.dumps({"name": name}), 200, headers)
    # ruleid: xss
    return make_response("<b>" + name + "</b>", 200, {"Content-Language": "en"})


@app.route("/member")
def member():
    user = Member.find_by_name(request.args["name"])
    # ok: xss
    greeting = make_response("<b>" + user.title + "</b>")
    if user.hidden:
        return greeting
    # ruleid: xss
    return make_response("<b>" + user.title + request.args["name"] + "</b>")


@app.route("/hello")
def hello():
    name = request.args["name"]
    if name == "a":
        # ok: xss
        return "hello " + name, 200, {"Content-Type": "text/plain"}
    # ruleid: xss
    return "hello " + name, 200, {"Content-Language": "en"}


@app.route("/quote")
def quote():
    # ruleid: xss
    shown = render_template_string("<q>{{ text|safe }}</q>", text=request.args["text"])
    # ok: xss
    return shown or render_template_string("<q>{{ text }}</q>", text=request.args["text"])


@api.get("/page", response_class=HTMLResponse)
def page(name: str, count: int):
    if count:
        # ok: xss
        return f"<b>{count}</b>"
    # ruleid: xss
    return f"<b>{name}</b>"


@api.get("/data")
def data(name: str):
    # ok: xss
    return f"<b>{name}</b>"
