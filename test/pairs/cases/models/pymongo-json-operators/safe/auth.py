from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient("mongodb://mongo.internal:27017")["portal"]["users"]


@app.post("/reset/verify")
def verify_reset():
    body = request.get_json()
    code = str(body["code"])
    # ok: nosql-injection
    user = users.find_one({"reset_code": code})
    if user is None:
        return jsonify(error="unknown code"), 404
    return jsonify(verified=True)
