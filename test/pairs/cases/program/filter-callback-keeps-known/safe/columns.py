import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)

COLUMNS = frozenset({"name", "price", "stock"})


def is_requested(column):
    return bool(column.strip())


def is_known(column):
    return column in COLUMNS


@app.route("/products/export")
def export():
    wanted = request.args.getlist("column")
    selected = list(filter(is_known, wanted)) or ["name"]
    conn = sqlite3.connect("/var/lib/shop/products.db")
    # ok: sql-injection
    cursor = conn.execute("SELECT " + ", ".join(selected) + " FROM products")
    return jsonify(rows=len(cursor.fetchall()))
