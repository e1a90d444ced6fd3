import sqlite3

from flask import Flask, jsonify, request

from validators import Rejected, require_identifier

app = Flask(__name__)


@app.route("/tables/rows")
def rows():
    table = request.args.get("table", "events")
    try:
        require_identifier(table)
    except Rejected:
        return jsonify(error="bad table name"), 400
    conn = sqlite3.connect("/var/lib/bi/warehouse.db")
    # ok: sql-injection
    total = conn.execute("SELECT COUNT(*) FROM " + table).fetchone()[0]
    return jsonify(rows=total)
