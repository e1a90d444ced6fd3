import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


def parse(args):
    return "news", (args.get("sort", "id"), "date")


@app.route("/news")
def news():
    table, (given, fixed) = parse(request.args)
    order = given
    conn = sqlite3.connect("news.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM " + table + " ORDER BY " + order).fetchall()
    return jsonify(rows=rows)
