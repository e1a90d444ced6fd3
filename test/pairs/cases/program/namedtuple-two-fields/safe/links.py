from collections import namedtuple

from flask import Flask, redirect, request

app = Flask(__name__)

Link = namedtuple("Link", ["label", "href"])

HOME = "/home"


def make_link():
    supplied = request.args.get("goto", HOME)
    return Link(label=supplied, href=HOME)


@app.route("/continue")
def continue_to():
    link = make_link()
    # ok: open-redirect
    return redirect(link.href, code=303)
