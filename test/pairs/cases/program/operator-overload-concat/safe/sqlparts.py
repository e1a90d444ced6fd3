import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


class Fragment:
    def __init__(self, text):
        self.text = text

    def __add__(self, other):
        return Fragment(self.text + " " + other.text)


def status_fragment(value):
    return Fragment("WHERE status = 'active'" if value == "active" else "WHERE 1 = 1")


@app.get("/members")
def members():
    statement = Fragment("SELECT id FROM members") + status_fragment(request.args.get("status", ""))
    conn = sqlite3.connect("members.db")
    # ok: sql-injection
    rows = conn.execute(statement.text).fetchall()
    return jsonify(total=len(rows))
