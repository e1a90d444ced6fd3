import psycopg2
from flask import Flask, jsonify, request
from psycopg2 import sql

app = Flask(__name__)


def connect():
    return psycopg2.connect("dbname=warehouse user=etl")


@app.get("/tables/size")
def table_size():
    table = request.args.get("table", "facts")
    statement = sql.SQL("SELECT COUNT(*) FROM {}").format(sql.Identifier(table))
    with connect() as conn:
        cur = conn.cursor()
        # ok: sql-injection
        cur.execute(statement)
        total = cur.fetchone()[0]
    return jsonify(rows=total, dialect=sql.__name__)
