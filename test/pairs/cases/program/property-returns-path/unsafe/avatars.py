import os

from flask import Flask, jsonify, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
AVATAR_DIR = "/srv/avatars"


class Upload:
    def __init__(self, storage):
        self.storage = storage

    @property
    def filename(self):
        return self.storage.filename or "avatar.png"

    @property
    def destination(self):
        return os.path.join(AVATAR_DIR, self.filename)


@app.route("/avatar", methods=["POST"])
def save_avatar():
    upload = Upload(request.files["avatar"])
    # ruleid: path-traversal
    upload.storage.save(upload.destination)
    return jsonify(saved=True)
