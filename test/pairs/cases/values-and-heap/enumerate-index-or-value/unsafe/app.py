import os

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/pages", methods=["POST"])
def pages():
    names = request.get_json()["names"]
    for index, name in enumerate(names):
        # ruleid: command-injection
        os.system("render --page %s" % name)
    return jsonify(pages=len(names))
