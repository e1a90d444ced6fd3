from flask import Flask, request

app = Flask(__name__)


@app.route("/users/<name>")
def show(name):
    lang = request.args.get("lang", "en")
    # ok: xss
    return {"name": name, "lang": lang}, 200


@app.route("/ready")
def ready():
    return {"ready": True}
