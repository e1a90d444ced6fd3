import json

from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().app


@app.route("/login", methods=["POST"])
def login():
    body = request.get_json()
    # ruleid: nosql-injection
    user = db.users.find_one({"name": body["name"], "password": body["password"]})
    # ok: nosql-injection
    db.users.find_one({"name": str(body["name"]), "password": str(body["password"])})
    if not isinstance(body["name"], str):
        return "no", 400
    # ok: nosql-injection
    db.users.find_one({"name": body["name"]})
    return jsonify(ok=user is not None)


@app.route("/form", methods=["POST"])
def form():
    # ok: nosql-injection
    db.users.find_one({"name": request.form["name"]})
    # ruleid: nosql-injection
    db.users.find_one(json.loads(request.form["filter"]))
    # ruleid: nosql-injection
    db.users.find_one({request.form["field"]: "x"})
    name = request.form["name"]
    # ruleid: nosql-injection
    db.users.find_one({"$where": "this.name == '" + name + "'"})
    return "done"
