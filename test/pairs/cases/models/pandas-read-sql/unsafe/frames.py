import sqlite3

import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/revenue")
def revenue():
    country = request.args.get("country", "FR")
    conn = sqlite3.connect("/var/lib/bi/revenue.db")
    query = f"SELECT amount FROM revenue WHERE country = '{country}'"
    # ruleid: sql-injection
    frame = pd.read_sql_query(query, conn)
    conn.close()
    return jsonify(total=float(frame["amount"].sum()))
