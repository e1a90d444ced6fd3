from flask import Flask, Response, render_template, request

app = Flask(__name__)


def page(name):
    # ruleid: flask-template-not-escaped
    first = render_template("page.tmpl", name=name)
    # ruleid: flask-template-not-escaped
    second = render_template("page", name=name)
    # ok: flask-template-not-escaped
    third = render_template("page.html", name=name)
    # ok: flask-template-not-escaped
    return render_template("letter.txt", name=name), first, second, third


@app.route("/hello")
def hello():
    # ruleid: flask-template-not-escaped
    return render_template("hello.txt", name=request.args["name"])


@app.route("/goodbye")
def goodbye():
    # ok: flask-template-not-escaped
    return Response(render_template("goodbye.txt", name=request.args["name"]), mimetype="text/plain")


def mail(name):
    # ok: flask-template-not-escaped
    return render_template("mail.txt", name=name)
