from bottle import Bottle, html_escape, request, response

app = Bottle()
SITE = "Town library"


@app.get("/search")
def search():
    response.set_header("Cache-Control", "private")
    query = request.query.get("q", "")
    if len(query) > 200:
        return "<p>Query too long</p>"
    shown = query
    # ruleid: xss
    return "<h2>" + SITE + ": no results for " + shown + "</h2>"


@app.get("/about")
def about():
    return "<p>" + SITE + "</p>"
