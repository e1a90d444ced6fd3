import MySQLdb
import MySQLdb.cursors
from bottle import Bottle, request

app = Bottle()


def cursor():
    conn = MySQLdb.connect(host="db.internal", user="hotel", db="hotel")
    return conn.cursor(MySQLdb.cursors.DictCursor)


@app.get("/rooms")
def rooms():
    floor = request.query.get("floor", "1")
    cur = cursor()
    # ruleid: sql-injection
    cur.execute("SELECT number FROM room WHERE floor = '" + floor + "'")
    return {"rooms": [row["number"] for row in cur.fetchall()]}
