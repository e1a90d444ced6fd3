import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/audit")
def audit():
    label = "start"
    conn = sqlite3.connect("audit.db")
    # ok: sql-injection
    conn.execute("INSERT INTO audit(label) VALUES ('" + label + "')")
    label = request.args.get("label", "")
    conn.commit()
    return jsonify(label=label)
