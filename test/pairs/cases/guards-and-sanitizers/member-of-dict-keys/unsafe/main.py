from bottle import Bottle, abort, request

app = Bottle()
PAGES = {"intro.txt": 1, "usage.txt": 2, "faq.txt": 3}


@app.get("/page")
def page():
    name = request.query.get("name", "intro.txt")
    number = PAGES.get(name, 0)
    # ruleid: path-traversal
    with open("/srv/pages/" + name) as fh:
        text = fh.read()
    return {"number": number, "text": text}
