import sqlite3

from bottle import Bottle, request

app = Bottle()


@app.get("/parts")
def parts():
    conn = sqlite3.connect("parts.db")
    name = request.query.get("name", "")
    # ruleid: sql-injection
    rows = conn.execute("SELECT id FROM parts WHERE name = '" + name + "'").fetchall()
    return {"rows": rows}
