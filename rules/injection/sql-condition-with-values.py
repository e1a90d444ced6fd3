def search(cursor, name, town):
    query = "SELECT * FROM people"
    if name:
        # ruleid: sql-condition-with-values
        query += f" WHERE name = '{name}'"
    if town:
        # ruleid: sql-condition-with-values
        query = query + " AND town LIKE '%" + town + "%'"
    cursor.execute(query)
    return cursor.fetchall()


def report(cursor, status, kind):
    query = "SELECT * FROM orders"
    # ruleid: sql-condition-with-values
    query += " WHERE status = '%s'" % status
    # ruleid: sql-condition-with-values
    query += " AND kind = '{}'".format(kind)
    cursor.execute(query)


def filtered(store, filters):
    conditions = []
    for column, value in filters.items():
        # ruleid: sql-condition-with-values
        conditions.append(f"{column} = '{value}'")
    return store.select("SELECT * FROM orders WHERE " + " AND ".join(conditions))


def bound(cursor, name, ids):
    query = "SELECT * FROM people"
    values = []
    if name:
        # ok: sql-condition-with-values
        query += " WHERE name = %s"
        values.append(name)
    if ids:
        # ok: sql-condition-with-values
        query += f" AND id IN ({', '.join(['%s'] * len(ids))})"
        values += ids
    cursor.execute(query, values)


def paged(cursor, page: int):
    query = "SELECT * FROM people"
    # ok: sql-condition-with-values
    query += f" LIMIT 10 OFFSET {page * 10}"
    cursor.execute(query)


def bound_conditions(store, filters):
    conditions, values = [], []
    for column in filters:
        # ok: sql-condition-with-values
        conditions.append(f"{column} = %s")
        values.append(filters[column])
    return store.select("SELECT * FROM orders WHERE " + " AND ".join(conditions), values)


def page(links):
    html = ""
    for link in links:
        # ok: sql-condition-with-values
        html += f"<a href='{link}'>"
    text = []
    # ok: sql-condition-with-values
    text.append(f"and the winner is '{links[0]}'")
    return html, text
