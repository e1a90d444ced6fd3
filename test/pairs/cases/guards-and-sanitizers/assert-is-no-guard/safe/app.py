import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)
COLUMNS = ("id", "name", "size")


@app.route("/files")
def files():
    column = request.args.get("c", "id")
    if column not in COLUMNS:
        raise ValueError("unknown column")
    conn = sqlite3.connect("files.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM files ORDER BY " + column).fetchall()
    return jsonify(rows=rows)
