import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/books")
def books():
    sort = request.args.get("sort", "title")
    if sort in ("password", "secret"):
        abort(400)
    conn = sqlite3.connect("books.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id, title FROM books ORDER BY " + sort).fetchall()
    return jsonify(rows=rows)
