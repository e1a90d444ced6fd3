from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
collection = MongoClient()["app"]["devices"]


@app.route("/devices", methods=["POST"])
def devices():
    body = request.get_json()
    query = {"serial": str(body["serial"])}
    # ok: nosql-injection
    removed = collection.delete_many(query)
    return jsonify(removed=removed.deleted_count)
