import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


class Query:
    def __init__(self, table):
        self.table = table

    def sql(self):
        return "SELECT * FROM " + self.table


class NamedQuery(Query):
    def __init__(self, name, table):
        super().__init__("events")
        self.name = name + table


@app.route("/named")
def named():
    q = NamedQuery("daily", request.args.get("table", "events"))
    conn = sqlite3.connect("e.db")
    # ok: sql-injection
    rows = conn.execute(q.sql()).fetchall()
    return jsonify(rows=rows, name=q.name)
