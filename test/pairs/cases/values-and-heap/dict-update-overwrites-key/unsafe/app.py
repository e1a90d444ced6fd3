import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)
DEFAULTS = {"table": "articles", "limit": 10}


@app.route("/list")
def listing():
    params = {"table": request.args.get("table", "articles")}
    params.update({"limit": 10})
    db = sqlite3.connect("cms.db")
    # ruleid: sql-injection
    rows = db.execute("SELECT id FROM " + params["table"]).fetchall()
    return jsonify(rows=rows[: params["limit"]])
