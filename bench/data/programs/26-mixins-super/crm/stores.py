import psycopg
from psycopg import sql

from .base import AuditMixin, BaseStore, TrimMixin


class NameStore(BaseStore):
    table = "contacts"

    def find(self, value):
        query = self.build("name = '" + value + "'")
        with psycopg.connect(self.dsn) as conn:
            return conn.execute(query).fetchall()  # BAD 89


class EmailStore(BaseStore):
    table = "contacts"

    def find(self, value):
        query = self.build("email = %s")
        with psycopg.connect(self.dsn) as conn:
            return conn.execute(query, (value,)).fetchall()  # GOOD 89


class ColumnStore(BaseStore):
    def find(self, value):
        query = sql.SQL("SELECT {} FROM contacts").format(sql.Identifier(value))
        with psycopg.connect(self.dsn) as conn:
            return conn.execute(query).fetchall()  # GOOD 89


class GroupStore(BaseStore):
    def find(self, value):
        with psycopg.connect(self.dsn) as conn:
            return conn.execute(sql.SQL("SELECT * FROM groups WHERE label = '" + value + "'")).fetchall()  # BAD 89


class AuditedNameStore(AuditMixin, TrimMixin, NameStore):
    pass


class AuditedEmailStore(AuditMixin, TrimMixin, EmailStore):
    pass


class YearStore(BaseStore):
    def find(self, value):
        try:
            year = int(value)
        except ValueError:
            return []
        with psycopg.connect(self.dsn) as conn:
            return conn.execute("SELECT * FROM contacts WHERE year = %d" % year).fetchall()  # GOOD 89


STORES = {
    "name": AuditedNameStore,
    "email": AuditedEmailStore,
    "column": ColumnStore,
    "group": GroupStore,
    "year": YearStore,
}


def make_store(kind):
    return STORES[kind]("postgresql:///crm")
