import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/column")
def column():
    name = request.args.get("column", "id")
    if name.isidentifier() and len(name) < 60:
        conn = sqlite3.connect("col.db")
        # ok: sql-injection
        rows = conn.execute("SELECT " + name + " FROM samples").fetchall()
        return jsonify(rows=rows)
    abort(400)
