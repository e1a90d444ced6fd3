from itertools import chain, takewhile


class QueryBuilder:
    """Fluent builder; conditions are text, values are bound."""

    def __init__(self, table):
        self._table = table
        self._where = []
        self._args = []

    def raw(self, condition):
        self._where.append(condition)
        return self

    def eq(self, column, value):
        self._where.append(f"{column} = %s")
        self._args.append(value)
        return self

    @property
    def sql(self):
        where = " AND ".join(self._where) or "1"
        return f"SELECT * FROM {self._table} WHERE {where}"

    @property
    def args(self):
        return tuple(self._args)


def in_clause(values):
    return "(" + ", ".join(f"'{v}'" for v in values) + ")"


def placeholders(values):
    return "(" + ", ".join("%s" for _ in values) + ")"


def flatten(groups):
    return list(chain.from_iterable(groups))


def leading_digits(values):
    return list(takewhile(str.isdecimal, values))
