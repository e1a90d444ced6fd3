import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/report")
def report():
    given = request.args.get("order", "")
    options = {"table": "orders"}
    if request.args.get("mine"):
        options["order"] = "owner"
    conn = sqlite3.connect("report.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM report ORDER BY " + options.get("table", given)).fetchall()
    return jsonify(rows=rows)
