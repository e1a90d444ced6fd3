import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/tags", methods=["POST"])
def tags():
    names = request.get_json()["names"]
    conn = sqlite3.connect("tags.db")
    values = ", ".join("('%s')" % name for name in names)
    # ruleid: sql-injection
    conn.execute("INSERT INTO tag(name) VALUES " + values)
    conn.commit()
    return jsonify(saved=len(names))
