import psycopg2
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/tickets", methods=["POST"])
def tickets():
    owner = request.form["owner"]
    conn = psycopg2.connect("dbname=desk")
    with conn.cursor() as cur:
        # ruleid: sql-injection
        cur.execute("SELECT id FROM ticket WHERE owner = '%s'" % (owner,))
        rows = cur.fetchall()
    return jsonify(rows=rows)
