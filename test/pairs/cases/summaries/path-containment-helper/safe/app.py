from pathlib import Path

from flask import Flask, abort, jsonify, request

from safe_paths import inside

app = Flask(__name__)
BASE = Path("/srv/reports").resolve()


@app.get("/reports/lines")
def lines():
    try:
        location = inside(BASE, request.args.get("name", "summary.txt"))
    except PermissionError:
        abort(403)
    # todook: path-traversal
    text = location.read_text(encoding="utf-8")
    return jsonify(lines=text.count("\n"))
