from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient("mongodb://mongo.internal:27017").blog


@app.get("/posts/by-author")
def by_author():
    author = request.args.get("author", "")
    criteria = {"$where": f"this.author == '{author}'"}
    # ruleid: nosql-injection
    cursor = db.posts.find(criteria)
    return jsonify(ids=[str(post["_id"]) for post in cursor])
