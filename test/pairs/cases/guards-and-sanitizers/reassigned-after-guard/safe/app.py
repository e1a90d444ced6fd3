import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/again")
def again():
    order = request.args.get("order", "id")
    if order not in ("id", "name"):
        abort(400)
    backup = order
    order = backup.lower()
    conn = sqlite3.connect("again.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM again ORDER BY " + order).fetchall()
    return jsonify(rows=rows)
