import json

import jsonpickle
from flask import Flask, jsonify, request

app = Flask(__name__)


class Draft:
    def __init__(self, title, words=0):
        self.title = title
        self.words = words


@app.post("/drafts/restore")
def restore():
    text = request.form.get("draft", "{}")
    # ruleid: unsafe-deserialization
    data = jsonpickle.decode(text)
    draft = Draft(data.get("title"), len(jsonpickle.encode({"v": 1})))
    return jsonify(restored=draft.title is not None, words=draft.words)
