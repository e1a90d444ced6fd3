import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/removed")
def removed():
    given = request.args.get("col", "name")
    columns = ["id", given]
    del columns[1]
    conn = sqlite3.connect("r.db")
    # ok: sql-injection
    rows = conn.execute("SELECT " + ", ".join(columns) + " FROM r").fetchall()
    return jsonify(rows=rows, given=given)
