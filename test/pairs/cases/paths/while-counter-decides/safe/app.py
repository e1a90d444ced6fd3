import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/pages")
def pages():
    column = request.args.get("column", "")
    page = 0
    while page < 3:
        page += 1
    if page == 3:
        column = "title"
    conn = sqlite3.connect("pages.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM pages ORDER BY " + column).fetchall()
    return jsonify(rows=rows)
