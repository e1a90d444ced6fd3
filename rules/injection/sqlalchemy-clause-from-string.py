import sqlalchemy


def find(query, name, column):
    # ruleid: sqlalchemy-clause-from-string
    first = query.filter("name = '{}'".format(name))
    # ruleid: sqlalchemy-clause-from-string
    second = query.having(f"count({column}) > 1")
    # ok: sqlalchemy-clause-from-string
    third = query.filter(sqlalchemy.column("name") == name)
    # ok: sqlalchemy-clause-from-string
    return first, second, third, query.filter("active")
