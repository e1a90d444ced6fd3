import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/closure")
def closure():
    column = "id"
    caption = ""

    def choose(value):
        nonlocal column, caption
        caption = value

    choose(request.args.get("col", "id"))
    conn = sqlite3.connect("c.db")
    # ok: sql-injection
    rows = conn.execute("SELECT * FROM c ORDER BY " + column).fetchall()
    return jsonify(rows=rows, caption=caption)
