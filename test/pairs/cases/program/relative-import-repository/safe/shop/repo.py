import sqlite3

DB_PATH = "/var/lib/shop/orders.db"


def _connect():
    conn = sqlite3.connect(DB_PATH)
    conn.row_factory = sqlite3.Row
    return conn


def find_orders(customer, limit):
    conn = _connect()
    try:
        sql = "SELECT id, total FROM orders WHERE customer = ? LIMIT ?"
        # ok: sql-injection
        rows = conn.execute(sql, (customer, limit)).fetchall()
        return [dict(row) for row in rows]
    finally:
        conn.close()
