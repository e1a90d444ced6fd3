COLUMNS = frozenset(["id", "title", "created"])


def is_column(name):
    return bool(name) and name != "password"
