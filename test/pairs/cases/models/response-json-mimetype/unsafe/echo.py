import json

from flask import Flask, Response, request

app = Flask(__name__)


@app.get("/echo")
def echo():
    message = request.args.get("message", "")
    body = json.dumps({"message": message})
    # ruleid: xss
    return Response(body, mimetype="text/html")


@app.get("/ping")
def ping():
    return Response("pong", mimetype="text/plain")
