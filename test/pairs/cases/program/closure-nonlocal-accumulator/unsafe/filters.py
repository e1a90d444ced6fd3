import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


def collector():
    clause = "1 = 1"

    def add(fragment):
        nonlocal clause
        clause = clause + " AND " + fragment

    def current():
        return clause

    return add, current


@app.get("/parts")
def parts():
    add, current = collector()
    add("vendor = '" + request.args.get("vendor", "") + "'")
    add("discontinued = 0")
    conn = sqlite3.connect("parts.db")
    # todoruleid: sql-injection
    rows = conn.execute("SELECT sku FROM parts WHERE " + current())
    return jsonify(skus=[row[0] for row in rows])
