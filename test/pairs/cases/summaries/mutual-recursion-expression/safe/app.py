import sqlite3

from flask import Flask, jsonify, request

from expressions import render_group

app = Flask(__name__)


@app.post("/patients/search")
def search():
    tree = request.get_json()
    where = render_group(tree)
    conn = sqlite3.connect("/var/lib/clinic/patients.db")
    # ok: sql-injection
    rows = conn.execute(f"SELECT id FROM patients WHERE {where}").fetchall()
    return jsonify(ids=[row[0] for row in rows])
