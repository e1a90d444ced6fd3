import sqlite3


class Database:
    def __init__(self, path):
        self._conn = sqlite3.connect(path)

    def scalar(self, sql, *values):
        # ok: sql-injection
        row = self._conn.execute(sql, values).fetchone()
        return row[0] if row else None

    def close(self):
        self._conn.close()
