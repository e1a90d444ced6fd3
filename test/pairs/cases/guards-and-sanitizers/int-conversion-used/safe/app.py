import psycopg2
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/page")
def page():
    raw = request.args.get("limit", "10")
    limit = int(raw) if raw.isdecimal() else 10
    conn = psycopg2.connect("dbname=app")
    cur = conn.cursor()
    # ok: sql-injection
    cur.execute("SELECT id FROM entries LIMIT " + str(limit))
    return jsonify(limit=limit, rows=cur.fetchall())
