import sqlite3

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/audit")
def audit():
    label = "start"
    conn = sqlite3.connect("audit.db")
    label = request.args.get("label", "")
    # ruleid: sql-injection
    conn.execute("INSERT INTO audit(label) VALUES ('" + label + "')")
    conn.commit()
    return jsonify(label=label)
