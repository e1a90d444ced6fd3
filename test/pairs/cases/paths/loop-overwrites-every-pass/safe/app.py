import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/tables")
def tables():
    table = request.args.get("table", "a")
    conn = sqlite3.connect("many.db")
    totals = []
    for name in ("a", "b"):
        table = name
        # ok: sql-injection
        totals.append(conn.execute("SELECT COUNT(*) FROM " + table).fetchone()[0])
    return jsonify(totals=totals)
