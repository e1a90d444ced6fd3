from django.shortcuts import render
from flask import render_template


def page(request, name):
    secret = "internal"
    # ruleid: namespace-as-template-context
    render(request, "page.html", locals())
    # ruleid: namespace-as-template-context
    render_template("page.html", **locals())
    # ok: namespace-as-template-context
    render(request, "page.html", {"name": name})
    # ok: namespace-as-template-context
    return render_template("page.html", name=name), secret
