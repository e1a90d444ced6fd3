import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)
SCHEMA = "CREATE TABLE IF NOT EXISTS label (name TEXT);"


@app.post("/labels")
def add_label():
    name = request.form.get("name", "")
    conn = sqlite3.connect("/var/lib/app/labels.db")
    conn.executescript(SCHEMA)
    # ok: sql-injection
    conn.execute("INSERT INTO label (name) VALUES (?)", (name,))
    conn.commit()
    conn.close()
    return jsonify(created=True)
