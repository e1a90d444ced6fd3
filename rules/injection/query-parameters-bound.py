def find(cursor, name):
    # ruleid: query-parameters-bound
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
    # ruleid: query-parameters-bound
    cursor.execute("SELECT * FROM users WHERE name = :name", {"name": name})
    # ok: query-parameters-bound
    cursor.execute("SELECT * FROM users")
    # ok: query-parameters-bound
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
