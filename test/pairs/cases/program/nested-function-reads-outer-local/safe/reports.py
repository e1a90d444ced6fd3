import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/reports/usage")
def usage():
    conn = sqlite3.connect("/var/lib/billing/usage.db")
    account = request.args.get("account", default=0, type=int)

    def total(kind):
        # ok: sql-injection
        row = conn.execute(f"SELECT SUM(amount) FROM usage WHERE kind = '{kind}' AND account = {account}").fetchone()
        return row[0] or 0

    return jsonify(storage=total("storage"), traffic=total("traffic"))
