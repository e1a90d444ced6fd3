import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/user")
def user():
    uid = request.args.get("id", "")
    if uid.isspace():
        abort(400)
    conn = sqlite3.connect("u.db")
    # ruleid: sql-injection
    row = conn.execute("SELECT name FROM users WHERE id = " + uid).fetchone()
    return jsonify(row=row)
