import sqlite3

from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/account")
def account():
    number = request.args.get("number", "")
    try:
        int(number)
    except ValueError:
        app.logger.debug("number is not numeric")
    conn = sqlite3.connect("acc.db")
    # ruleid: sql-injection
    row = conn.execute("SELECT owner FROM account WHERE number = " + number).fetchone()
    return jsonify(row=row)
