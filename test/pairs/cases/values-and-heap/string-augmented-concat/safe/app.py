import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/tickets")
def tickets():
    state = request.args.get("state", "open")
    sql = "SELECT id, title FROM tickets WHERE 1 = 1"
    label = "Tickets: "
    label += " AND state = '" + state + "'"
    sql += " ORDER BY id"
    conn = sqlite3.connect("tickets.db")
    # ok: sql-injection
    rows = conn.execute(sql).fetchall()
    return jsonify(label=label, rows=rows)
