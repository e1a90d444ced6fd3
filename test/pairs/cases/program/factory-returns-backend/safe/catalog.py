from flask import Flask, jsonify, request

from backends import get_backend

app = Flask(__name__)


@app.route("/catalog/titles")
def titles():
    author = request.args.get("author", "")
    backend = get_backend()
    found = backend.titles(author)
    return jsonify(titles=found)
