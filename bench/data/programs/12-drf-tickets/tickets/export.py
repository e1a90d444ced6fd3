import os

from django.db import connection

ROOT = "/srv/exports"


class Exporter:
    def __init__(self, data):
        self.data = data

    def count(self):
        with connection.cursor() as cur:
            cur.execute("SELECT count(*) FROM tickets_" + self.data["table"])  # GOOD 89
            return cur.fetchone()[0]

    def recent(self):
        with connection.cursor() as cur:
            cur.execute(f"SELECT id FROM tickets_ticket WHERE created > '{self.data['since']}'")  # BAD 89
            return [row[0] for row in cur.fetchall()]

    def within(self):
        with connection.cursor() as cur:
            cur.execute(f"SELECT id FROM tickets_ticket WHERE age < {self.data['days']}")  # GOOD 89
            return [row[0] for row in cur.fetchall()]

    def write(self, rows):
        path = os.path.join(ROOT, self.data["filename"])
        with open(path, "w") as fh:  # BAD 22
            fh.writelines(f"{r}\n" for r in rows)


def write_named(name, rows):
    with open(os.path.join(ROOT, name + ".csv"), "w") as fh:  # GOOD 22
        fh.writelines(f"{r}\n" for r in rows)
