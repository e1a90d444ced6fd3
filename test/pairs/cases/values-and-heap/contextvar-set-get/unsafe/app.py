import sqlite3
from contextvars import ContextVar

from flask import Flask, request, jsonify

app = Flask(__name__)
current_table = ContextVar("current_table", default="notes")
current_user = ContextVar("current_user", default="anonymous")


def load():
    conn = sqlite3.connect("notes.db")
    # ruleid: sql-injection
    return conn.execute("SELECT id FROM " + current_table.get()).fetchall()


@app.route("/ctx")
def ctx():
    current_table.set(request.args.get("v", "notes"))
    return jsonify(rows=load(), user=current_user.get())
