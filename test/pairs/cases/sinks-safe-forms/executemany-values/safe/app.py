import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/tags", methods=["POST"])
def tags():
    names = request.get_json()["names"]
    conn = sqlite3.connect("tags.db")
    values = [(name,) for name in names]
    # ok: sql-injection
    conn.executemany("INSERT INTO tag(name) VALUES (?)", values)
    conn.commit()
    return jsonify(saved=len(names))
