import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


class Select:
    def __init__(self):
        self.columns = "*"
        self.order = "id"
        self.hint = ""

    def by(self, column):
        self.order = column
        return self

    def comment(self, hint):
        self.hint = hint
        return self


@app.route("/users")
def users():
    sort = request.args.get("sort", "id")
    sel = Select().by("name").comment(sort)
    db = sqlite3.connect("users.db")
    # ok: sql-injection
    rows = db.execute("SELECT " + sel.columns + " FROM users ORDER BY " + sel.order).fetchall()
    return jsonify(rows=rows, hint=sel.hint)
