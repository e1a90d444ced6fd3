import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/search")
def search():
    fields = {"title": request.args.get("title", ""), "author": request.args.get("author", "")}
    db = sqlite3.connect("books.db")
    found = []
    for column, value in fields.items():
        # ruleid: sql-injection
        cur = db.execute("SELECT id FROM books WHERE " + column + " = '" + value + "'")
        found.extend(cur.fetchall())
    return jsonify(found=found)
