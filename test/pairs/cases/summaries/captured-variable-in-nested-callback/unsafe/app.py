import urllib.request

from flask import Flask, jsonify, request

from retries import with_retries

app = Flask(__name__)


@app.post("/avatars/import")
def import_avatar():
    location = request.form["location"]

    def download():
        # ruleid: ssrf
        with urllib.request.urlopen(location, timeout=3) as response:
            return response.read()

    return jsonify(size=len(with_retries(download)))
