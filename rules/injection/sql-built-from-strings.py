import sqlite3

import sqlalchemy
from sqlalchemy import text

TABLE = "users"


def find(connection, name, engine):
    cursor = connection.cursor()
    # ruleid: sql-built-from-strings
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
    # ruleid: sql-built-from-strings
    cursor.execute("SELECT * FROM users WHERE name = '%s'" % name)
    # ruleid: sql-built-from-strings
    cursor.execute(f"DELETE FROM users WHERE name = '{name}'")
    # ruleid: sql-built-from-strings
    cursor.execute("INSERT INTO users VALUES ('{}')".format(name))
    query = f"UPDATE users SET active = 1 WHERE name = '{name}'"
    # ruleid: sql-built-from-strings
    cursor.execute(query)
    with engine.connect() as session:
        # ruleid: sql-built-from-strings
        session.execute(text(f"SELECT * FROM users WHERE name = '{name}'"))


async def find_async(pool, name):
    # ruleid: sql-built-from-strings
    return await pool.fetch(f"SELECT * FROM users WHERE name = '{name}'")


def safe(connection, name, engine, parser):
    cursor = connection.cursor()
    # ok: sql-built-from-strings
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
    # ok: sql-built-from-strings
    cursor.execute("SELECT * FROM " + TABLE)
    # ok: sql-built-from-strings
    cursor.execute("SELECT name " "FROM users")
    query = "SELECT * FROM users WHERE name = :name"
    # ok: sql-built-from-strings
    engine.execute(text(query), name=name)
    # ok: sql-built-from-strings
    parser.execute(f"select the row {name}")
    # ok: sql-built-from-strings
    print(f"SELECT {name} FROM the menu")


DATABASE = "shop"


def install(cursor, name):
    # ok: sql-built-from-strings
    cursor.execute("CREATE DATABASE {};".format(DATABASE))
    # ok: sql-built-from-strings
    cursor.execute("INSERT INTO staff VALUES ('jo', '{}')".format(digest("welcome")))
    # Whoever sets up a database names it; names cannot be bound.
    # ok: sql-built-from-strings
    cursor.execute("CREATE DATABASE {};".format(name))


def bound(cursor, table, conditions, name):
    # Values are bound, names and conditions are put in.
    # ok: sql-built-from-strings
    cursor.execute(f"SELECT * FROM {table} WHERE name = ?", (name,))
    # ok: sql-built-from-strings
    cursor.execute("SELECT * FROM users WHERE %s" % " AND ".join(conditions), [name])
    # ruleid: sql-built-from-strings
    cursor.execute(f"SELECT * FROM {table} WHERE name = '{name}'")
    # ruleid: sql-built-from-strings
    cursor.execute(f"SELECT * FROM users WHERE id = {name} AND kind = ?", ("a",))
    # ruleid: sql-built-from-strings
    cursor.execute("SELECT * FROM users WHERE kind = ? AND name = '" + name + "'", ("a",))
    # ruleid: sql-built-from-strings
    cursor.execute(f"SELECT * FROM {table} WHERE name = 1")


class ShopDialect:
    def has_table(self, connection, table):
        # ok: sql-built-from-strings
        return connection.execute(f"SELECT name FROM {self.quote(table)} WHERE kind = 't'")


class ShopQueries:
    def find(self, connection, table):
        # ruleid: sql-built-from-strings
        return connection.execute(f"SELECT name FROM {table} WHERE kind = 't'")
