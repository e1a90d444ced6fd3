import sqlite3
from flask import Flask, request, jsonify

app = Flask(__name__)


class ReportQuery:
    def __init__(self):
        self.title = ""
        self.table = "orders"


@app.route("/report")
def report():
    q = ReportQuery()
    q.table = request.args.get("name", "orders")
    conn = sqlite3.connect("shop.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id, total FROM " + q.table).fetchall()
    return jsonify(title=q.title, rows=rows)
