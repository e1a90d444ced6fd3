from flask import Flask, jsonify, request

from webhook.service import WebhookService

app = Flask(__name__)
service = WebhookService()


@app.post("/webhooks/verify")
def verify():
    target = request.json["target"]
    try:
        alive = service.verify(target)
    except ValueError:
        return jsonify(error="rejected"), 400
    return jsonify(alive=alive)
