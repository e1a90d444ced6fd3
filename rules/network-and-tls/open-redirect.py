from urllib.parse import urlparse

import tornado.web
from django.http import HttpResponseRedirect
from django.shortcuts import redirect as go
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
api = FastAPI()


@app.route("/next")
def following():
    target = request.args.get("next", "/")
    if request.args.get("a"):
        # ruleid: open-redirect
        return redirect(target)
    if request.args.get("b"):
        # ok: open-redirect
        return redirect("/user/" + target)
    if request.args.get("c"):
        # ok: open-redirect
        return redirect(url_for("user", name=target))
    if urlparse(target).netloc != "":
        return "no", 400
    # ok: open-redirect
    return redirect(target)


def login(request):
    target = request.POST["next"]
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        # ok: open-redirect
        return HttpResponseRedirect(target)
    # ruleid: open-redirect
    return go(target)


@api.get("/away")
def away(to: str):
    # ruleid: open-redirect
    return RedirectResponse(to)


class Away(tornado.web.RequestHandler):
    def get(self):
        # ruleid: open-redirect
        self.redirect(self.get_argument("next"))
        # ok: open-redirect
        self.redirect("/home")
