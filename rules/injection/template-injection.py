import jinja2
from django import forms
from django.http import HttpResponse
from django.template import Context, Template, TemplateSyntaxError
from flask import Flask, render_template, render_template_string, request
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # ruleid: template-injection
    page = render_template_string("<h1>Hello " + name + "</h1>")
    # ok: template-injection
    page += render_template_string("<h1>Hello {{ name }}</h1>", name=name)
    # ok: template-injection
    page += render_template("hello.html", name=name)
    # ruleid: template-injection
    page += jinja2.Template("Hello %s" % name).render()
    # ok: template-injection
    page += jinja2.Template("Hello {{ name }}").render(name=name)
    # ruleid: template-injection
    page += jinja2.Environment(autoescape=True).from_string(name).render()
    # ok: template-injection
    page += SandboxedEnvironment().from_string(name).render()
    return page


def mail(request):
    # ruleid: template-injection
    body = Template(request.POST["body"]).render(Context({}))
    # ok: template-injection
    body += Template("Hi {{ name }}").render(Context({"name": request.POST["name"]}))
    return HttpResponse(body)


class MailForm(forms.Form):
    def clean_body(self):
        body = self.cleaned_data["body"]
        try:
            # ok: template-injection
            Template(body)
        except TemplateSyntaxError as error:
            raise forms.ValidationError(str(error)) from error
        return body

    def preview(self):
        # ruleid: template-injection
        return Template(self.cleaned_data["body"]).render(Context({}))
