import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/sorted")
def sorted_view():
    match request.args.get("sort"):
        case "name":
            column = "name"
        case "date" | "created":
            column = "created"
        case _:
            column = "id"
    conn = sqlite3.connect("s.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM s ORDER BY " + column).fetchall()
    return jsonify(rows=rows)
