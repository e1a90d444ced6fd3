import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/flags")
def flags():
    wanted = request.args.get("active", "")
    value = wanted == "" and "0" or wanted
    conn = sqlite3.connect("flags.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM flags WHERE active = " + value).fetchall()
    return jsonify(rows=rows)
