from flask import Flask, jsonify, request

from renderer import render_message

app = Flask(__name__)
GREETING = "Hello {{ recipient }}, your parcel is on its way."


@app.post("/messages")
def messages():
    supplied = request.get_json()["text"]
    message = render_message(GREETING, supplied)
    return jsonify(message=message)
