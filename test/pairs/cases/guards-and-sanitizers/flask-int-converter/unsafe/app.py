import sqlite3

from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/users/<user_id>")
def user(user_id):
    conn = sqlite3.connect("users.db")
    # ruleid: sql-injection
    row = conn.execute("SELECT name FROM users WHERE id = %s" % user_id).fetchone()
    return jsonify(row=row)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
