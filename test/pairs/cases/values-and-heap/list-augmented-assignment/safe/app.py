import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/menu")
def menu():
    fields = ["id"]
    hidden = ["secret"]
    given = request.args.getlist("field")
    hidden += given
    conn = sqlite3.connect("menu.db")
    # ok: sql-injection
    rows = conn.execute("SELECT " + ",".join(fields) + " FROM menu").fetchall()
    return jsonify(rows=rows, hidden=len(hidden))
