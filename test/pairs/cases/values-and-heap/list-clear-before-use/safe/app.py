import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/filter")
def filter_rows():
    clauses = ["1 = 1"]
    extra = ["region = '" + request.args.get("region", "") + "'"]
    extra.clear()
    clauses.extend(extra)
    clauses.append("active = 1")
    conn = sqlite3.connect("geo.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM places WHERE " + " AND ".join(clauses)).fetchall()
    return jsonify(rows=rows)
