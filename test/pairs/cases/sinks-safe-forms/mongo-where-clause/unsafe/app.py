from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
orders = MongoClient()["shop"]["orders"]


@app.route("/orders")
def list_orders():
    state = request.args.get("state", "open")
    # ruleid: nosql-injection
    count = len(list(orders.find({"$where": "this.state == '" + state + "'"})))
    return jsonify(count=count)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
