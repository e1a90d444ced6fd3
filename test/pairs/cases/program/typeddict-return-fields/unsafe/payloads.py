from typing import TypedDict

import requests
from flask import Flask, jsonify, request

app = Flask(__name__)


class Delivery(TypedDict):
    endpoint: str
    message: str


def read_delivery() -> Delivery:
    form = request.form
    return {"endpoint": form["endpoint"], "message": form.get("message", "ping")}


@app.post("/deliver")
def deliver():
    delivery = read_delivery()
    # ruleid: ssrf
    response = requests.post(delivery["endpoint"], json={"text": delivery["message"]}, timeout=5)
    return jsonify(status=response.status_code)
