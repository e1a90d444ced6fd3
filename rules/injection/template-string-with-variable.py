from flask import render_template, render_template_string
from jinja2 import Template

GREETING = "<h1>Hello {{ name }}</h1>"


def hello(name, env):
    # ruleid: template-string-with-variable
    render_template_string(f"<h1>Hello {name}</h1>")
    # ruleid: template-string-with-variable
    Template("<h1>Hello %s</h1>" % name).render()
    page = "<h1>Hello " + name + "</h1>"
    # ruleid: template-string-with-variable
    render_template_string(page)
    # ruleid: template-string-with-variable
    return env.from_string("Hello {}".format(name)).render()


def safe(name):
    # ok: template-string-with-variable
    render_template("hello.html", name=name)
    # ok: template-string-with-variable
    render_template_string(GREETING, name=name)
    # ok: template-string-with-variable
    return Template("<h1>Hello {{ name }}</h1>").render(name=name)
