import os

from flask import Flask, request, jsonify

app = Flask(__name__)
PAGES = {"1": "one.txt", "2": "two.txt"}


@app.route("/page")
def page():
    key = request.args.get("key", "1")
    try:
        name = PAGES[key]
    except KeyError:
        name = "missing.txt"
    # ok: path-traversal
    with open(os.path.join("/srv/pages", name)) as fh:
        text = fh.read()
    return jsonify(text=text)
