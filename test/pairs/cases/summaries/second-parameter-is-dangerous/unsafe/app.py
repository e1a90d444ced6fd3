from flask import Flask, jsonify, request

from db import fetch_sorted

app = Flask(__name__)


@app.get("/contacts")
def contacts():
    customer = request.args.get("customer", "")
    order = request.args.get("order", "name")
    ids = fetch_sorted(customer, order)
    return jsonify(ids=ids)
