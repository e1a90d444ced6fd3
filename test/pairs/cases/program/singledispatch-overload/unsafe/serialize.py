from functools import singledispatch
from html import escape

from flask import Flask, request

app = Flask(__name__)


@singledispatch
def to_html(value):
    return escape(repr(value))


@to_html.register
def _(value: str):
    return "<em>" + value + "</em>"


@to_html.register
def _(value: int):
    return "<code>" + str(value) + "</code>"


@app.get("/inspect")
def inspect_value():
    value = request.args.get("value", "")
    # ruleid: xss
    return "<p>" + to_html(value) + "</p>"
