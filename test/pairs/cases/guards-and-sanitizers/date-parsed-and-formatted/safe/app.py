import sqlite3
from datetime import datetime

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/since")
def since():
    raw = request.args.get("since", "2024-01-01")
    day = datetime.strptime(raw[:10], "%Y-%m-%d")
    text = day.strftime("%Y-%m-%d")
    conn = sqlite3.connect("since.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM log WHERE day >= '" + text + "'").fetchall()
    return jsonify(rows=rows)
