from bottle import Bottle, request
from markupsafe import escape

app = Bottle()


@app.get("/title")
def title():
    given = request.query.get("t", "")
    text = str(given)
    # ruleid: xss
    return "<title>" + text + "</title>"


@app.get("/ready")
def ready():
    return {"ready": True}
