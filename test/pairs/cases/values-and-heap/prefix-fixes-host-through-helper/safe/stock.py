"""Stock levels come from the warehouse service; the caller names the article."""
import requests
from flask import Flask, jsonify, request

app = Flask(__name__)
WAREHOUSE = "https://warehouse.internal.example"


def article_url(article):
    return WAREHOUSE + "/articles/" + article


@app.route("/stock")
def stock():
    # ok: ssrf
    answer = requests.get(article_url(request.args["article"]), timeout=5)
    return jsonify(answer.json())
