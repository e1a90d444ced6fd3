import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/audit")
def audit():
    ctx = {"actor": request.args.get("actor", ""), "kind": "login"}
    where = "actor = '{actor}'".format_map(ctx)
    db = sqlite3.connect("audit.db")
    # ruleid: sql-injection
    rows = db.execute("SELECT ts FROM audit WHERE " + where).fetchall()
    return jsonify(rows=rows, actor=ctx["actor"])
