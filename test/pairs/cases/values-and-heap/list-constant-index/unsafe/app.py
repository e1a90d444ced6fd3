import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/orders")
def orders():
    parts = ["created", request.args.get("col", "id"), "desc"]
    column = parts[1]
    conn = sqlite3.connect("orders.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM orders ORDER BY " + column).fetchall()
    return jsonify(rows=rows)
