import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/short")
def short():
    raw = request.args.get("code", "")
    code = raw[:32]
    conn = sqlite3.connect("short.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM codes WHERE code = '" + code + "'").fetchall()
    return jsonify(rows=rows)
