import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)
COLUMNS = ("id", "name", "created")


@app.route("/cols")
def cols():
    wanted = request.args.getlist("col")
    chosen = [c for c in wanted if c in COLUMNS]
    conn = sqlite3.connect("cols.db")
    # ok: sql-injection
    rows = conn.execute("SELECT " + ", ".join(["id"] + chosen) + " FROM t").fetchall()
    return jsonify(rows=rows)
