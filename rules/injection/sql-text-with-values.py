from sqlalchemy import text
from sqlalchemy.ext.compiler import compiles


def by_name(name):
    # ruleid: sql-text-with-values
    query = f"SELECT * FROM users WHERE name = '{name}'"
    return query


def by_id(id_):
    # ruleid: sql-text-with-values
    return "DELETE FROM users WHERE id = '%s'" % id_


def executed(cursor, name):
    # ok: sql-text-with-values
    query = "SELECT * FROM users WHERE name = '" + name + "'"
    cursor.execute(query)


def executed_as_text(session, name):
    # ok: sql-text-with-values
    query = f"UPDATE users SET seen = 1 WHERE name = '{name}'"
    session.execute(text(query))


TABLE = "users"


def safe(cursor, name, count):
    # ok: sql-text-with-values
    query = "SELECT * FROM users WHERE name = %s"
    # ok: sql-text-with-values
    other = "SELECT * FROM " + TABLE + " WHERE active"
    # ok: sql-text-with-values
    message = f"select one of {count} from the list"
    # ok: sql-text-with-values
    limited = "SELECT * FROM users LIMIT %d" % count
    return query, other, message, limited


def balance(account):
    # ruleid: sql-text-with-values
    rows = execute_query(f"SELECT balance FROM accounts WHERE number = '{account}'")
    # ruleid: sql-text-with-values
    query_db("SELECT name FROM users WHERE id = %s" % account, one=True)
    # ok: sql-text-with-values
    execute_query("SELECT balance FROM accounts WHERE number = %s", (account,))
    # ok: sql-text-with-values
    notify(f"SELECT one from the list, {account}")
    return rows


class ShopCompiler:
    def visit_empty(self, columns):
        # ok: sql-text-with-values
        return "SELECT %s FROM (SELECT 1)" % ", ".join(columns)


class ShopReport:
    def empty(self, columns):
        # ruleid: sql-text-with-values
        return "SELECT %s FROM users" % ", ".join(columns)


@compiles(DeleteFromSelect)
def visit_delete(element, compiler):
    # ok: sql-text-with-values
    return "DELETE FROM %s WHERE id in (%s)" % (element.table, compiler.process(element.select))


def delete_of(table, selected):
    # ruleid: sql-text-with-values
    return "DELETE FROM %s WHERE id in (%s)" % (table, selected)
