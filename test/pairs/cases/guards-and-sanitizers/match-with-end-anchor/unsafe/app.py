import re
import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/tables")
def tables():
    table = request.args.get("t", "")
    if not re.match(r"^[a-z_]+", table):
        abort(400)
    conn = sqlite3.connect("tables.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT * FROM " + table).fetchall()
    return jsonify(rows=rows)
