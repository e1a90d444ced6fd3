import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/short")
def short():
    raw = request.args.get("code", "")
    code = "".join(ch for ch in raw[:32] if ch.isalnum())
    conn = sqlite3.connect("short.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM codes WHERE code = '" + code + "'").fetchall()
    return jsonify(rows=rows)
