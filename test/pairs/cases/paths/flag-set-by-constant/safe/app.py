import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/flagged")
def flagged():
    raw = request.args.get("where", "1")
    trusted = True
    clause = "1 = 1"
    if not trusted:
        clause = "kind = '" + raw + "'"
    conn = sqlite3.connect("f.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM f WHERE " + clause).fetchall()
    return jsonify(rows=rows)
