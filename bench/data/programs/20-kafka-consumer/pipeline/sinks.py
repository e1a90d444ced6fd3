import json
import pickle
import sqlite3

from .messages import Job, Lookup

TABLES = ("users", "orders")


class JobSink:
    def handle(self, job: Job):
        state = pickle.loads(job.payload)  # BAD 502
        return job.name, state


class JsonSink:
    def handle(self, job: Job):
        return job.name, json.loads(job.payload)  # GOOD 502


class LookupSink:
    def __init__(self, conn: sqlite3.Connection):
        self.conn = conn

    def handle(self, lookup: Lookup):
        table, key = lookup
        return self.conn.execute(f"SELECT * FROM {table} WHERE id = ?", (key,)).fetchall()  # BAD 89

    def handle_known(self, lookup: Lookup):
        if lookup.table not in TABLES:
            return []
        return self.conn.execute(f"SELECT * FROM {lookup.table} WHERE id = ?", (lookup.key,)).fetchall()  # GOOD 89

    def retries(self, job: Job):
        return self.conn.execute("SELECT * FROM jobs WHERE retries = %d" % job.retries).fetchall()  # GOOD 89

    def named(self, job: Job):
        return self.conn.execute("SELECT * FROM jobs WHERE name = '%s'" % job.name).fetchall()  # BAD 89
