import os
import uuid

from flask import Flask, request, jsonify

app = Flask(__name__)
STORE = "/srv/photos"


@app.route("/photos", methods=["POST"])
def photos():
    photo = request.files["photo"]
    name = photo.filename or "photo.jpg"
    # ruleid: path-traversal
    photo.save(os.path.join(STORE, name))
    return jsonify(stored=True)
