import os

from flask import Flask, request, jsonify

app = Flask(__name__)
BASE = "/srv/receipts"


@app.route("/receipt")
def receipt():
    number = request.args.get("number", default=0, type=int)
    # ok: path-traversal
    with open(os.path.join(BASE, f"{number}.txt")) as fh:
        text = fh.read()
    return jsonify(text=text)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
