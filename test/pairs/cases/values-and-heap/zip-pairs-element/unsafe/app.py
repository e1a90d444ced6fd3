import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)
COLUMNS = ["name", "city"]


@app.route("/people")
def people():
    values = [request.args.get("name", ""), request.args.get("city", "")]
    clauses = []
    for column, value in zip(COLUMNS, values):
        clauses.append(f"{column} = '{value}'")
    conn = sqlite3.connect("people.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM people WHERE " + " OR ".join(clauses)).fetchall()
    return jsonify(rows=rows)
