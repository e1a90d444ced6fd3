import pymysql
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/events")
def events():
    opts = {"order": request.args.get("order", "id"), "page": "1"}
    del opts["order"]
    conn = pymysql.connect(host="db", user="app", database="events")
    with conn.cursor() as cur:
        # ok: sql-injection
        cur.execute("SELECT id, name FROM events ORDER BY " + opts.get("order", "id"))
        rows = cur.fetchall()
    return jsonify(rows=rows)
