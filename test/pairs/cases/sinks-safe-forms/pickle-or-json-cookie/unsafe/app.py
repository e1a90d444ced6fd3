import base64
import json
import pickle

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/cart")
def cart():
    raw = base64.b64decode(request.cookies.get("cart", ""))
    # ruleid: unsafe-deserialization
    items = pickle.loads(raw)
    return jsonify(count=len(items))


@app.route("/ready")
def ready():
    return jsonify(ready=True)
