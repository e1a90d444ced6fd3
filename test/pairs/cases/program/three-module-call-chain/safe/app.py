from flask import Flask, jsonify, request

from services import thumbnails

app = Flask(__name__)


@app.route("/thumbnails")
def thumbnail():
    source = request.args.get("source", "https://assets.example.com/default.png")
    return jsonify(size=thumbnails.measure(source))
