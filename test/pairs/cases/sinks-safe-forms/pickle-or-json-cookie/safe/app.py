import base64
import json
import pickle

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/cart")
def cart():
    raw = base64.b64decode(request.cookies.get("cart", ""))
    # ok: unsafe-deserialization
    items = json.loads(raw)
    return jsonify(count=len(items))


@app.route("/ready")
def ready():
    return jsonify(ready=True)
