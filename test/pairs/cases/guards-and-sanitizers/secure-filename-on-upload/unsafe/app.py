import os

from flask import Flask, request, jsonify
from werkzeug.utils import secure_filename

app = Flask(__name__)
UPLOADS = "/srv/incoming"


@app.route("/files", methods=["POST"])
def files():
    upload = request.files["file"]
    name = upload.filename
    # ruleid: path-traversal
    upload.save(os.path.join(UPLOADS, name))
    return jsonify(stored=True)
