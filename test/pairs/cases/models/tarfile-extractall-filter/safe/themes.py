import io
import tarfile

from flask import Flask, jsonify, request

app = Flask(__name__)
THEME_DIR = "/srv/themes/custom"
MAX_SIZE = 5_000_000


@app.post("/themes/upload")
def upload_theme():
    data = request.files["theme"].read(MAX_SIZE)
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        count = len(archive.getmembers())
        # ok: path-traversal
        archive.extractall(THEME_DIR, filter="data")
    return jsonify(files=count)
