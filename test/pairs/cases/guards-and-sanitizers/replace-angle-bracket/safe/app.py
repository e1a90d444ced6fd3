from flask import Flask, request

app = Flask(__name__)


@app.route("/note")
def note():
    text = request.args.get("text", "")
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # ok: xss
    return "<p>" + shown + "</p>"


@app.route("/ready")
def ready():
    return {"ready": True}
