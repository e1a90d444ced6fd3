from flask import Flask, abort, jsonify, request

from policy import acceptable

app = Flask(__name__)


@app.get("/templates/length")
def template_length():
    name = request.args.get("name", "default")
    if not acceptable(name):
        abort(404)
    # ok: path-traversal
    with open("/srv/templates/" + name + ".tpl", encoding="utf-8") as fh:
        return jsonify(length=len(fh.read()))
