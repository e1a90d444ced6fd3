import json
import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/saved", methods=["POST"])
def saved():
    payload = json.dumps({"table": "saved", "note": request.form.get("note", "")})
    data = json.loads(payload)
    conn = sqlite3.connect("saved.db")
    sql = "SELECT id FROM " + data["table"] + " WHERE note IS NULL"
    # ok: sql-injection
    rows = conn.execute(sql).fetchall()
    return jsonify(rows=rows)
