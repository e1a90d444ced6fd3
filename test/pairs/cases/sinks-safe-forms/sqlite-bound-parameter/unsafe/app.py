import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/customer")
def customer():
    email = request.args.get("email", "")
    conn = sqlite3.connect("crm.db")
    # ruleid: sql-injection
    row = conn.execute("SELECT id FROM customer WHERE email = '%s'" % email).fetchone()
    return jsonify(row=row)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
