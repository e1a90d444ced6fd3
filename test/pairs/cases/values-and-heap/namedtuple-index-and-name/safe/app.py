from collections import namedtuple

import psycopg2
from flask import Flask, request, jsonify

app = Flask(__name__)
Sort = namedtuple("Sort", ["column", "caption"])


@app.route("/products")
def products():
    wanted = request.args.get("sort", "price")
    order = Sort("price", wanted)
    conn = psycopg2.connect("dbname=shop")
    cur = conn.cursor()
    # ok: sql-injection
    cur.execute(f"SELECT id, name FROM products ORDER BY {order.column}")
    return jsonify(caption=order.caption, items=cur.fetchall())
