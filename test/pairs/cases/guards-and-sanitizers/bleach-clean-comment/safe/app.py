import bleach
from flask import Flask, request

app = Flask(__name__)


@app.route("/comment", methods=["POST"])
def comment():
    raw = request.form.get("comment", "")
    cleaned = bleach.clean(raw)
    size = len(cleaned)
    # ok: xss
    return f"<div class='comment' data-size='{size}'>{cleaned}</div>"


@app.route("/ready")
def ready():
    return {"ready": True}
