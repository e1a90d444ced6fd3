import sqlite3

from flask import Flask, abort, request, jsonify

from checks import is_column

app = Flask(__name__)


@app.route("/col")
def col():
    name = request.args.get("name", "id")
    if not is_column(name):
        abort(400)
    conn = sqlite3.connect("c.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT " + name + " FROM c").fetchall()
    return jsonify(rows=rows)
