import psycopg2
from flask import Flask, abort, jsonify

app = Flask(__name__)


def get_connection():
    return psycopg2.connect("dbname=billing user=web")


@app.route("/invoices/<invoice_id>")
def invoice(invoice_id):
    with get_connection() as conn:
        cur = conn.cursor()
        # ruleid: sql-injection
        cur.execute(f"SELECT number, total FROM invoices WHERE id = {invoice_id}")
        row = cur.fetchone()
    if row is None:
        abort(404)
    return jsonify(number=row[0], total=str(row[1]))
