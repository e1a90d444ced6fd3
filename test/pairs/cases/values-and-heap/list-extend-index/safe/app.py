import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/columns")
def columns():
    cols = ["id"]
    cols.extend(["name", request.args.get("c", "")])
    conn = sqlite3.connect("hr.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM staff ORDER BY " + cols[1]).fetchall()
    return jsonify(rows=rows, requested=len(cols))
