import os

from flask import Flask, request, jsonify

app = Flask(__name__)


class Bag:
    def __init__(self):
        self._data = {}

    def __setitem__(self, key, value):
        self._data[key] = value

    def __getitem__(self, key):
        return self._data[key]


@app.route("/bag", methods=["POST"])
def bag():
    box = Bag()
    box["dir"] = "/srv/bag"
    box["given"] = request.form.get("given", "")
    place = box["dir"]
    # ok: command-injection
    code = os.system("du -s " + place)
    return jsonify(code=code)
