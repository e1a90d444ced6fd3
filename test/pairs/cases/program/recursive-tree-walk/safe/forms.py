import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


def to_sql(node):
    if "and" in node:
        return "(" + " AND ".join(to_sql(child) for child in node["and"]) + ")"
    if "or" in node:
        return "(" + " OR ".join(to_sql(child) for child in node["or"]) + ")"
    return f"price > {float(node['min_price'])}"


@app.route("/search", methods=["POST"])
def search():
    tree = request.get_json()
    conn = sqlite3.connect("/var/lib/shop/products.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM products WHERE " + to_sql(tree)).fetchall()
    return jsonify(ids=[row[0] for row in rows])
