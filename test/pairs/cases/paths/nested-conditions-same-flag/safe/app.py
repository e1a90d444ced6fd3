import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/nestedflag")
def nestedflag():
    given = request.args.get("g", "")
    custom = len(given) > 0
    column = "id"
    if custom:
        column = given
    if custom:
        column = "name"
    conn = sqlite3.connect("n.db")
    # todook: sql-injection
    rows = conn.execute("SELECT id FROM n ORDER BY " + column).fetchall()
    return jsonify(rows=rows)
