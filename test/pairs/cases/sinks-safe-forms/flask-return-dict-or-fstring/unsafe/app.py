from flask import Flask, request

app = Flask(__name__)


@app.route("/users/<name>")
def show(name):
    lang = request.args.get("lang", "en")
    # ruleid: xss
    return f"<html><body lang='en'>{name}</body></html>", 200


@app.route("/ready")
def ready():
    return {"ready": True}
