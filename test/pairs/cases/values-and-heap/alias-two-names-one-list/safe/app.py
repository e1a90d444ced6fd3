import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/alias")
def alias():
    clauses = ["1 = 1"]
    extra = list(clauses)
    extra.append("owner = '" + request.args.get("owner", "") + "'")
    conn = sqlite3.connect("files.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM files WHERE " + " AND ".join(clauses)).fetchall()
    return jsonify(rows=rows)
