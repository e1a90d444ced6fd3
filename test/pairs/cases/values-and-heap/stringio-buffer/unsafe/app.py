import io
import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/feed")
def feed():
    tag = request.args.get("tag", "")
    sql = io.StringIO()
    log = io.StringIO()
    sql.write("SELECT id FROM feed WHERE 1 = 1")
    sql.write(" AND tag = '" + tag + "'")
    conn = sqlite3.connect("feed.db")
    # ruleid: sql-injection
    rows = conn.execute(sql.getvalue()).fetchall()
    return jsonify(rows=rows, log=log.getvalue())
