from flask import Flask, abort, jsonify, request

from storage import load_document

app = Flask(__name__)


@app.get("/documents")
def get_document():
    name = request.args.get("name")
    if not name:
        abort(400)
    try:
        body = load_document(name)
    except (FileNotFoundError, ValueError):
        abort(404)
    return jsonify(name=name, body=body)
