import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/city")
def city():
    name = request.args.get("name", "")
    if "'" in name:
        abort(400)
    conn = sqlite3.connect("geo.db")
    # ok: sql-injection
    rows = conn.execute("SELECT id FROM city WHERE name = '" + name + "'").fetchall()
    return jsonify(rows=rows)
