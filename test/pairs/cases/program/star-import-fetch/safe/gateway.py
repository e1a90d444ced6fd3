from flask import Flask, abort, jsonify, request

from fetchers import *

app = Flask(__name__)

FEEDS = {
    "news": "https://feeds.example.com/news.json",
    "blog": "https://feeds.example.com/blog.json",
}


@app.get("/feeds/refresh")
def refresh():
    feed = request.args.get("feed", "news")
    url = FEEDS.get(feed)
    if url is None:
        abort(404)
    status = fetch_status(url)
    return jsonify(status=status)
