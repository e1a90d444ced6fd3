from flask import Flask, Response, request

app = Flask(__name__)


@app.route("/raw")
def raw():
    text = request.args.get("text", "")
    lines = [line.strip() for line in text.split("|")]
    body = "\n".join(lines)
    # ruleid: xss
    return Response(body, mimetype="text/html")


@app.route("/ready")
def ready():
    return {"ready": True}
