from bottle import Bottle, request

app = Bottle()


@app.get("/who")
def who():
    name = request.query.get("name", "")
    text = "You are " + name
    # todoruleid: xss
    return text


@app.get("/ready")
def ready():
    return {"ready": True}
