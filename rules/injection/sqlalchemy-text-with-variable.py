import sqlalchemy
from sqlalchemy import text

COLUMNS = "id, name"


def find(session, name):
    # ruleid: sqlalchemy-text-with-variable
    session.execute(text("SELECT * FROM users WHERE name = '" + name + "'"))
    # ruleid: sqlalchemy-text-with-variable
    statement = text(f"name = '{name}'")
    # ruleid: sqlalchemy-text-with-variable
    return statement, sqlalchemy.text("name = '%s'" % name)


def safe(session, name):
    # ok: sqlalchemy-text-with-variable
    session.execute(text("SELECT * FROM users WHERE name = :name"), {"name": name})
    # ok: sqlalchemy-text-with-variable
    return text("SELECT " + COLUMNS + " FROM users")
