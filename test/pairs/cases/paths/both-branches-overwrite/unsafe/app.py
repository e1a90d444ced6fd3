from flask import Flask, request

app = Flask(__name__)


@app.route("/both")
def both():
    name = request.args.get("name", "")
    if len(name) > 20:
        name = "long"
    elif name:
        name = "short"
    else:
        name = name + request.args.get("alt", "")
    # ruleid: xss
    return "<p>Kind: " + name + "</p>"
