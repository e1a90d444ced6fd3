import pymysql


class SqlBackend:
    def __init__(self, dsn):
        self.conn = pymysql.connect(**dsn)

    def titles(self, author):
        cur = self.conn.cursor()
        # ok: sql-injection
        cur.execute(f"SELECT title FROM books WHERE author = '{author}'")
        return [row[0] for row in cur.fetchall()]


class BoundBackend(SqlBackend):
    def titles(self, author):
        cur = self.conn.cursor()
        cur.execute("SELECT title FROM books WHERE author = %s", (author,))
        return [row[0] for row in cur.fetchall()]


def get_backend():
    dsn = {"host": "db.internal", "user": "library", "database": "library"}
    return BoundBackend(dsn)
