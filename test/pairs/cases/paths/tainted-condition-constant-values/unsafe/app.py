import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/direction")
def direction():
    given = request.args.get("dir", "asc")
    word = "DESC" if given == "desc" else given
    conn = sqlite3.connect("d.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM d ORDER BY id " + word).fetchall()
    return jsonify(rows=rows)
