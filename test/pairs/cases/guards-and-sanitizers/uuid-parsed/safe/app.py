import uuid
from pathlib import Path

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
BASE = Path("/srv/invoices")


@app.route("/invoice")
def invoice():
    raw = request.args.get("id", "")
    try:
        number = uuid.UUID(raw)
    except ValueError:
        abort(404)
    # ok: path-traversal
    data = open(BASE / f"{number}.json").read()
    return jsonify(size=len(data))
