from flask import Flask, abort, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient()["site"]["users"]


@app.route("/login", methods=["POST"])
def login():
    name = request.get_json().get("name")
    if not isinstance(name, str):
        abort(400)
    # ok: nosql-injection
    doc = users.find_one({"name": name})
    return jsonify(found=doc is not None)
