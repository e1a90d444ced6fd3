import sqlite3
from dataclasses import asdict, dataclass

from flask import Flask, request, jsonify

app = Flask(__name__)


@dataclass
class Listing:
    column: str = "id"
    caption: str = "All"


@app.route("/listing")
def listing():
    given = request.args.get("v", "id")
    opts = asdict(Listing(caption=given))
    conn = sqlite3.connect("l.db")
    # ok: sql-injection
    rows = conn.execute("SELECT * FROM l ORDER BY " + opts["column"]).fetchall()
    return jsonify(rows=rows, caption=opts["caption"])
