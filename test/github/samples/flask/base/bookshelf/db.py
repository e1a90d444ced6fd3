import sqlite3

from flask import current_app, g


def connection():
    if "db" not in g:
        g.db = sqlite3.connect(current_app.config["DATABASE"])
        g.db.row_factory = sqlite3.Row
    return g.db


def close(error=None):
    db = g.pop("db", None)
    if db is not None:
        db.close()


def book(book_id):
    return connection().execute("SELECT * FROM books WHERE id = ?", (book_id,)).fetchone()


def books():
    return connection().execute("SELECT * FROM books ORDER BY title").fetchall()
