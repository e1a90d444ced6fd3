import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/code")
def code():
    raw = request.args.get("code", "")
    fixed = " ab "
    country = fixed.strip().upper().ljust(2)
    conn = sqlite3.connect("geo.db")
    # ok: sql-injection
    rows = conn.execute("SELECT name FROM country WHERE code = '" + country + "'").fetchall()
    return jsonify(rows=rows, raw=raw)
