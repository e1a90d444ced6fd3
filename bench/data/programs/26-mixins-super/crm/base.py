import psycopg


class BaseStore:
    table = "unknown"

    def __init__(self, dsn):
        self.dsn = dsn

    def _run(self, sql, params=None):
        with psycopg.connect(self.dsn) as conn, conn.cursor() as cur:
            cur.execute(sql, params)
            return cur.fetchall()

    def build(self, where):
        return f"SELECT * FROM {self.table} WHERE {where}"

    def find(self, value):
        raise NotImplementedError


class AuditMixin:
    def find(self, value):
        rows = super().find(value)
        self.seen = len(rows)
        return rows


class TrimMixin:
    def find(self, value):
        return super().find(value.strip())
