import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/stock")
def stock():
    values = {"table": "stock", "note": request.args.get("note", "")}
    sql = "SELECT sku FROM stock WHERE note = '%(note)s'" % values
    conn = sqlite3.connect("stock.db")
    # ruleid: sql-injection
    rows = conn.execute(sql).fetchall()
    return jsonify(rows=rows)
