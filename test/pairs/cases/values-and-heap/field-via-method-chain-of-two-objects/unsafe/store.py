import sqlite3


class Repo:
    def __init__(self, table, label):
        self.table = table
        self.label = label

    def all(self):
        conn = sqlite3.connect("repo.db")
        # ruleid: sql-injection
        return conn.execute("SELECT id FROM " + self.table).fetchall()


class Service:
    def __init__(self, repo):
        self.repo = repo

    def names(self):
        return self.repo.label, self.repo.all()
