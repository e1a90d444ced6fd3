import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
COLUMNS = ["id", "name", "created"]


@app.route("/sorted")
def sorted_rows():
    column = request.args.get("column", "id")
    try:
        position = len(COLUMNS)
    except ValueError:
        abort(400)
    conn = sqlite3.connect("sorted.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM sorted ORDER BY " + column).fetchall()
    return jsonify(rows=rows, position=position)
