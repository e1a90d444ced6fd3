import contextlib
import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/with")
def with_view():
    order = request.args.get("order", "id")
    with contextlib.closing(sqlite3.connect("w.db")) as conn:
        with conn:
            column = "created"
            order = column
        # ok: sql-injection
        rows = conn.execute("SELECT * FROM w ORDER BY " + column).fetchall()
    return jsonify(rows=rows, order=order)
