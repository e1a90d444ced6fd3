from urllib.parse import quote, urlparse

import tornado.web
from tornado.httputil import url_concat
from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import redirect as go
from django.core.signing import Signer
from django.db import models
from django.views import View
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import Flask, make_response, redirect, request, url_for

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
        # ok: open-redirect
        self.redirect(url_concat("/login", {"next": self.get_argument("next")}))
        # ruleid: open-redirect
        self.redirect(url_concat(self.get_argument("next"), {"a": "b"}))


def search(request, site):
    where = site.address
    # ok: open-redirect
    first = go(f"{where}?{request.GET.urlencode()}")
    # ok: open-redirect
    second = go("%s?next=%s" % (where, quote(request.GET["next"])))
    # ok: open-redirect
    third = go(where + "#" + request.GET["anchor"])
    # ruleid: open-redirect
    fourth = go(request.GET["next"] + "?page=" + request.GET["page"])
    return first or second or third or fourth


class Upload(View):
    """`get_error_url` is for subclasses to define."""

    def post(self, request):
        self.upload_type = request.POST["upload_type"]
        self.target = request.POST["target"]
        if self.upload_type == "a":
            # ok: open-redirect
            return go(self.get_error_url())
        if self.upload_type == "b":
            # ruleid: open-redirect
            return go(self.get_url_from(request.POST["target"]))
        # ruleid: open-redirect
        return go(self.target)


class CheckedForm(forms.Form):
    next_page = forms.CharField()
    count = forms.IntegerField()
    comment_page = forms.CharField()

    def clean_next_page(self):
        page = self.cleaned_data["next_page"]
        if not url_has_allowed_host_and_scheme(page, allowed_hosts=None):
            return "/"
        return page

    def clean_comment_page(self):
        return self.cleaned_data["comment_page"].strip()


def checked(request):
    form = CheckedForm(request.POST)
    if not form.is_valid():
        return None
    # ok: open-redirect
    first = go(form.cleaned_data["next_page"])
    # ok: open-redirect
    second = go(form.cleaned_data["count"])
    # ruleid: open-redirect
    return first or second or go(form.cleaned_data["comment_page"])


class Offer(models.Model):
    next_page = ExtendedURLField()


class SignedForm(forms.Form):
    back_page = forms.CharField()
    other_page = forms.CharField()
    signer = Signer()

    def clean(self):
        data = super().clean()
        for key in ("back_page",):
            data[key] = self.signer.unsign(data[key])
        return data


def signed(request):
    form = SignedForm(request.POST)
    if not form.is_valid():
        return None
    # ok: open-redirect
    first = go(form.cleaned_data["back_page"])
    # ruleid: open-redirect
    return first or go(form.cleaned_data["other_page"])


@app.route("/quoted")
def quoted():
    target = request.args["next"]
    if request.args.get("a"):
        # ok: open-redirect
        return redirect(quote(target, safe="@~"))
    # ruleid: open-redirect
    return redirect(quote(target, safe="/"))


class HookedHandler(tornado.web.RequestHandler):
    def get(self):
        self.next = self.get_argument("next")
        if self.hook:
            # What a hook makes of its handler is not all that the handler holds.
            # ok: open-redirect
            return self.redirect(self.hook(self))
        if self.given:
            # ruleid: open-redirect
            return self.redirect(self.given(self.next))
        # ruleid: open-redirect
        return self.redirect(self.next)


def saved(request):
    page = PageForm(request.POST).save()
    # ok: open-redirect
    first = go(page.get_absolute_url())
    # ruleid: open-redirect
    return first or go(page.get_next_address())


class MovedForm(forms.Form):
    chosen = forms.ChoiceField()

    def __init__(self, *args):
        super().__init__(*args)
        self.fields["parent"] = forms.ModelChoiceField()
        self.fields["anywhere"] = forms.CharField()


class MoveView(View):
    def form_valid(self, form):
        if self.first:
            # ok: open-redirect
            return go(form.cleaned_data["parent"])
        if self.second:
            # ok: open-redirect
            return go(form.cleaned_data["chosen"])
        # ruleid: open-redirect
        return go(form.cleaned_data["anywhere"])


@app.route("/leave")
def leave():
    response = make_response("", 302)
    # ruleid: open-redirect
    response.headers["Location"] = request.args["next"]
    # ok: open-redirect
    response.headers["X-Next"] = request.args["next"]
    # ok: open-redirect
    response.headers["Location"] = "/search?q=" + request.args["next"]
    return response
