import sqlite3

import pandas as pd
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/stats")
def stats():
    region = request.args.get("region", "")
    conn = sqlite3.connect("stats.db")
    # ok: sql-injection
    frame = pd.read_sql_query("SELECT * FROM stats WHERE region = ?", conn, params=(region,))
    return jsonify(rows=len(frame))
