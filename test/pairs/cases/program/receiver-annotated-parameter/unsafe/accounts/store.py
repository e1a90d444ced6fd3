import sqlite3


class UserStore:
    def __init__(self, path: str):
        self.conn = sqlite3.connect(path)

    def lookup(self, email: str):
        cur = self.conn.cursor()
        # ruleid: sql-injection
        cur.execute("SELECT id, name FROM users WHERE email = '" + email + "'")
        return cur.fetchone()
