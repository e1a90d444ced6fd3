import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


def statements(names):
    for name in names:
        cleaned = name.strip()
        if not cleaned:
            continue
        yield f"DELETE FROM tags WHERE name = '{cleaned}'", ()


@app.route("/tags/delete", methods=["POST"])
def delete_tags():
    names = request.form.getlist("tag")
    conn = sqlite3.connect("/var/lib/blog/blog.db")
    removed = 0
    for sql, values in statements(names):
        # ruleid: sql-injection
        removed += conn.execute(sql, values).rowcount
    conn.commit()
    return jsonify(removed=removed)
