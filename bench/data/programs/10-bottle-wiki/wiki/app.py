from bottle import Bottle, redirect, request, response, static_file

from .render import listing, listing_escaped, page, page_escaped

app = Bottle()


@app.get("/page/<title>")
def show(title):
    body = request.query.getunicode("body") or ""
    return page(title, body)  # BAD 79


@app.get("/safe/<title>")
def show_safe(title):
    body = request.query.getunicode("body") or ""
    return page_escaped(title, body)  # GOOD 79


@app.get("/list")
def names():
    return listing(request.query.getall("name"))  # BAD 79


@app.get("/list-safe")
def names_safe():
    return listing_escaped(request.query.getall("name"))  # GOOD 79


@app.get("/plain")
def plain():
    response.content_type = "text/plain; charset=utf-8"
    response.set_header("X-Content-Type-Options", "nosniff")
    return page("plain", request.query.get("body", ""))  # GOOD 79


@app.get("/jump")
def jump():
    redirect(request.query.get("to", "/"))  # BAD 601


@app.get("/assets/<name:path>")
def assets(name):
    return static_file(name, root="/srv/wiki/assets")  # GOOD 22
