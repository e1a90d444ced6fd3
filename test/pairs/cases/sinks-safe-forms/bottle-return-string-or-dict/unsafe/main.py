from bottle import Bottle, request

app = Bottle()


@app.get("/who")
def who():
    name = request.query.get("name", "")
    text = "You are " + name
    # ruleid: xss
    return text


@app.get("/ready")
def ready():
    return {"ready": True}
