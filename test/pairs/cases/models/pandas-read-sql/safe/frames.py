import sqlite3

import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/revenue")
def revenue():
    country = request.args.get("country", "FR")
    conn = sqlite3.connect("/var/lib/bi/revenue.db")
    query = "SELECT amount FROM revenue WHERE country = ?"
    # ok: sql-injection
    frame = pd.read_sql_query(query, conn, params=(country,))
    conn.close()
    return jsonify(total=float(frame["amount"].sum()))
