class SearchMixin:
    table = "items"

    def search(self, column_value):
        cursor = self.connection.cursor()
        # ok: sql-injection
        cursor.execute("SELECT id FROM " + self.table + " WHERE name LIKE ?", ("%" + column_value + "%",))
        return [row[0] for row in cursor.fetchall()]


class CountMixin:
    def count(self):
        cursor = self.connection.cursor()
        cursor.execute("SELECT COUNT(*) FROM items")
        return cursor.fetchone()[0]
