import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)
ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyz_")


@app.route("/attribute")
def attribute():
    name = request.args.get("name", "id")
    if set(name) - ALLOWED:
        abort(400)
    conn = sqlite3.connect("attr.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM attr ORDER BY " + name).fetchall()
    return jsonify(rows=rows)
