import psycopg2
from flask import Flask, request, jsonify
from psycopg2 import sql

app = Flask(__name__)


@app.route("/sort")
def sort():
    column = request.args.get("by", "id")
    conn = psycopg2.connect("dbname=app")
    cur = conn.cursor()
    query = sql.SQL("SELECT id FROM item ORDER BY {}")
    # ok: sql-injection
    cur.execute(query.format(sql.Identifier(column)))
    return jsonify(rows=cur.fetchall())
