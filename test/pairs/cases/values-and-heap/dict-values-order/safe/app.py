import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/ordered")
def ordered():
    opts = {"table": "logs", "given": request.args.get("given", "")}
    values = list(opts.values())
    name = values[0]
    conn = sqlite3.connect("logs.db")
    # ok: sql-injection
    rows = conn.execute("SELECT line FROM " + name).fetchall()
    return jsonify(rows=rows)
