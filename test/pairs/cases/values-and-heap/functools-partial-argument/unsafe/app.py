import sqlite3
from functools import partial

from flask import Flask, request, jsonify

app = Flask(__name__)


def build(table, caption):
    return caption, "SELECT id FROM " + table


@app.route("/partial")
def partial_view():
    given = request.args.get("given", "")
    maker = partial(build, given)
    caption, sql = maker("Rows")
    conn = sqlite3.connect("p.db")
    # ruleid: sql-injection
    rows = conn.execute(sql).fetchall()
    return jsonify(caption=caption, rows=rows)
