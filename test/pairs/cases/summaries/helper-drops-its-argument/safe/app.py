import os

from flask import Flask, jsonify, request

from tokens import temp_name

app = Flask(__name__)
INCOMING = "/srv/incoming"


@app.post("/incoming")
def incoming():
    upload = request.files["document"]
    destination = os.path.join(INCOMING, temp_name(upload.filename))
    # ok: path-traversal
    upload.save(destination)
    return jsonify(stored=True)
