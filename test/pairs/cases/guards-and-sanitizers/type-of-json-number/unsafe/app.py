import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/amount", methods=["POST"])
def amount():
    value = request.get_json().get("amount")
    if not isinstance(value, (int, str)):
        abort(400)
    conn = sqlite3.connect("amount.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM payment WHERE amount > %s" % value).fetchall()
    return jsonify(rows=rows)
