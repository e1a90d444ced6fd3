import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/dir")
def direction():
    word = request.args.get("dir", "asc")
    if word.lower() not in ("asc", "desc"):
        abort(400)
    conn = sqlite3.connect("dir.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM dir ORDER BY id " + word).fetchall()
    return jsonify(rows=rows)
