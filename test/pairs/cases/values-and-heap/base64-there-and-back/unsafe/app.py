import base64
import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/token")
def token():
    encoded = base64.b64encode(request.args.get("name", "").encode()).decode()
    name = base64.b64decode(encoded).decode()
    conn = sqlite3.connect("tokens.db")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM tokens WHERE name = '" + name + "'").fetchall()
    return jsonify(rows=rows)
