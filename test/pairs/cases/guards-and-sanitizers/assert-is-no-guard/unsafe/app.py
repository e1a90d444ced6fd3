import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)
COLUMNS = ("id", "name", "size")


@app.route("/files")
def files():
    column = request.args.get("c", "id")
    assert column in COLUMNS
    conn = sqlite3.connect("files.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM files ORDER BY " + column).fetchall()
    return jsonify(rows=rows)
