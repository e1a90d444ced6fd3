import urllib.request

from flask import Flask, jsonify, request

from retries import with_retries

app = Flask(__name__)


@app.post("/avatars/import")
def import_avatar():
    location = "https://avatars.example.com/%d.png" % int(request.form["location"])

    def download():
        # ok: ssrf
        with urllib.request.urlopen(location, timeout=3) as response:
            return response.read()

    return jsonify(size=len(with_retries(download)))
