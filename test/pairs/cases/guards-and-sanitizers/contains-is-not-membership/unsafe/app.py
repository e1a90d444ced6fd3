import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/sub")
def sub():
    kind = request.args.get("kind", "id")
    if "id" not in kind:
        abort(400)
    conn = sqlite3.connect("sub.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT " + kind + " FROM sub").fetchall()
    return jsonify(rows=rows)
