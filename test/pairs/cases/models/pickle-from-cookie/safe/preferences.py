import base64
import json
import pickle

from flask import Flask, jsonify, request

app = Flask(__name__)
DEFAULTS = {"theme": "light"}


@app.get("/preferences/theme")
def theme():
    cookie = request.cookies.get("prefs")
    if not cookie:
        return jsonify(DEFAULTS)
    raw = base64.urlsafe_b64decode(cookie)
    # ok: unsafe-deserialization
    preferences = json.loads(raw)
    known = preferences.get("theme") in ("light", "dark")
    return jsonify(known=known, size=len(pickle.dumps(DEFAULTS)))
