import os

import requests
from flask import Flask, jsonify, request

app = Flask(__name__)
STOCK = os.environ["STOCK_URL"]


@app.route("/stock")
def stock():
    item = request.args.get("item", "")
    # ok: ssrf
    response = requests.get(STOCK + "/items/" + item, timeout=5)
    return jsonify(status=response.status_code)
