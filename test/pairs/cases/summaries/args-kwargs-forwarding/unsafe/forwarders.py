import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


def query(sql, parameters=()):
    conn = sqlite3.connect("/var/lib/hr/hr.db")
    # ruleid: sql-injection
    return conn.execute(sql, parameters).fetchall()


def cached(*args, **kwargs):
    return query(*args, **kwargs)


@app.get("/staff")
def staff():
    office = request.args.get("office", "berlin")
    rows = cached(f"SELECT id FROM staff WHERE office = '{office}'", parameters=())
    return jsonify(ids=[row[0] for row in rows])
