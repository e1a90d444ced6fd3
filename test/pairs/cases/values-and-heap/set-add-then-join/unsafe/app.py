import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/groups")
def groups():
    columns = {"id", "name"}
    seen = set()
    given = request.args.get("col", "")
    columns.add(given)
    conn = sqlite3.connect("groups.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT " + ", ".join(columns) + " FROM groups").fetchall()
    return jsonify(rows=rows, seen=len(seen))
