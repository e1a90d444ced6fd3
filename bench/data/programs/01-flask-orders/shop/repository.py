import sqlite3

SORTABLE = {"created", "total", "status"}


class OrderRepository:
    def __init__(self, path):
        self._path = path

    def _conn(self):
        conn = sqlite3.connect(self._path)
        conn.row_factory = sqlite3.Row
        return conn

    def by_status(self, status):
        conn = self._conn()
        query = "SELECT * FROM orders WHERE status = '" + status + "'"
        return conn.execute(query).fetchall()  # BAD 89

    def by_customer(self, customer):
        conn = self._conn()
        query = "SELECT * FROM orders WHERE customer = ?"
        return conn.execute(query, (customer,)).fetchall()  # GOOD 89

    def sorted_by(self, column):
        if column not in SORTABLE:
            column = "created"
        conn = self._conn()
        return conn.execute(f"SELECT * FROM orders ORDER BY {column}").fetchall()  # GOOD 89

    def search(self, filters):
        clauses = []
        for name, value in filters.items():
            clauses.append("%s LIKE '%%%s%%'" % (name, value))
        sql = "SELECT * FROM orders WHERE " + " AND ".join(clauses)
        return self._conn().execute(sql).fetchall()  # BAD 89

    def search_bound(self, note, city):
        clauses, params = [], []
        if note:
            clauses.append("note LIKE ?")
            params.append("%" + note + "%")
        if city:
            clauses.append("city = ?")
            params.append(city)
        sql = "SELECT * FROM orders"
        if clauses:
            sql += " WHERE " + " AND ".join(clauses)
        return self._conn().execute(sql, params).fetchall()  # GOOD 89

    def by_id(self, order_id):
        return self._conn().execute(f"SELECT * FROM orders WHERE id = {order_id}").fetchone()  # GOOD 89
