from flask import Flask, jsonify, request

from settings_store import Preferences

app = Flask(__name__)
LOCALES = "/srv/app/locales/"


@app.get("/strings")
def strings():
    preferences = Preferences(request.cookies)
    # ruleid: path-traversal
    with open(LOCALES + preferences["language"] + ".properties", encoding="utf-8") as fh:
        lines = fh.read().splitlines()
    return jsonify(count=len(lines))
