import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/ternary")
def ternary():
    column = request.args.get("column", "id")
    num = 86
    order = "id" if 7 * 18 + num < 200 else column
    conn = sqlite3.connect("t.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT * FROM t ORDER BY " + order).fetchall()
    return jsonify(rows=rows)
