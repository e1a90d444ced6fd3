from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.route("/find", methods=["POST"])
def find():
    value = request.get_json()["sku"]
    match value:
        case str():
            sku = value
        case _:
            sku = "unknown"
    # ok: nosql-injection
    doc = db.items.find_one({"sku": sku})
    return jsonify(found=doc is not None)
