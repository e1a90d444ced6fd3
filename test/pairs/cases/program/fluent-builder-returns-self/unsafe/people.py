import sqlite3

from flask import Flask, jsonify, request

from builder import SelectBuilder

app = Flask(__name__)


@app.get("/people")
def people():
    query = SelectBuilder("people").where("city", request.args.get("city", "Oslo"))
    query.where("country", "NO")
    conn = sqlite3.connect("/var/lib/crm/people.db")
    # ruleid: sql-injection
    rows = conn.execute(query.sql(), query.values).fetchall()
    return jsonify(count=len(rows))
