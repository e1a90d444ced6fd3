import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)
NAMES = ("table", "caption")


@app.route("/dump")
def dump():
    given = request.args.get("given", "")
    values = ("rows", given)
    opts = dict(zip(NAMES, values))
    conn = sqlite3.connect("dump.db")
    # ok: sql-injection
    rows = conn.execute(f"SELECT * FROM {opts['table']}").fetchall()
    return jsonify(caption=opts["caption"], rows=rows)
