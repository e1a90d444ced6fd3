import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/year")
def year():
    raw = request.args.get("year", "")
    try:
        number = int(raw)
    except ValueError:
        clause = "year = 0"
    else:
        clause = "year = " + str(number)
    conn = sqlite3.connect("y.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM y WHERE " + clause).fetchall()
    return jsonify(rows=rows)
