import html

from flask import Flask, request

app = Flask(__name__)


@app.route("/field")
def field():
    value = request.args.get("value", "")
    shown = html.escape(value, quote=False)
    # ruleid: xss
    return '<input name="v" value="' + shown + '">'


@app.route("/ready")
def ready():
    return {"ready": True}
