import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


class Filters:
    def __init__(self):
        self.brand = "any"
        self.note = ""


def apply_request(filters, args):
    filters.brand = args.get("brand", "any")


@app.get("/shoes")
def shoes():
    filters = Filters()
    apply_request(filters, request.args)
    conn = sqlite3.connect("shoes.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM shoes WHERE brand = '" + filters.brand + "'").fetchall()
    return jsonify(ids=[row[0] for row in rows], noted=bool(filters.note))
