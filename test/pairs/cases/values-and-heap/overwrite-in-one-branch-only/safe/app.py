import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/sales")
def sales():
    order = request.args.get("order", "day")
    if request.method == "HEAD":
        order = "day"
    else:
        order = "month"
    conn = sqlite3.connect("sales.db")
    # ok: sql-injection
    rows = conn.execute("SELECT day, total FROM sales ORDER BY " + order).fetchall()
    return jsonify(rows=rows)
