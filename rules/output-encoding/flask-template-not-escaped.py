from flask import render_template


def page(name):
    # ruleid: flask-template-not-escaped
    first = render_template("page.tmpl", name=name)
    # ruleid: flask-template-not-escaped
    second = render_template("page", name=name)
    # ok: flask-template-not-escaped
    third = render_template("page.html", name=name)
    # ok: flask-template-not-escaped
    return render_template("letter.txt", name=name), first, second, third
