import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/stock")
def stock():
    values = {"table": "stock", "note": request.args.get("note", "")}
    sql = "SELECT sku FROM %(table)s WHERE note IS NULL" % values
    conn = sqlite3.connect("stock.db")
    # ok: sql-injection
    rows = conn.execute(sql).fetchall()
    return jsonify(rows=rows)
