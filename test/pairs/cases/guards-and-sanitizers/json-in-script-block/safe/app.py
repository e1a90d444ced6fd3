import json

from flask import Flask, request

app = Flask(__name__)


@app.route("/boot")
def boot():
    state = {"user": request.args.get("user", "")}
    text = json.dumps(state).replace("<", "\\u003c")
    # todook: xss
    return "<script>window.state = " + text + ";</script>"


@app.route("/ready")
def ready():
    return {"ready": True}
