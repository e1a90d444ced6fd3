import sqlite3

import pandas as pd
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/stats")
def stats():
    region = request.args.get("region", "")
    conn = sqlite3.connect("stats.db")
    # ruleid: sql-injection
    frame = pd.read_sql_query("SELECT * FROM stats WHERE region = '" + region + "'", conn)
    return jsonify(rows=len(frame))
