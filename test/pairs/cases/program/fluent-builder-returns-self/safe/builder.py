class SelectBuilder:
    def __init__(self, table):
        self.table = table
        self.conditions = []
        self.values = []

    def where(self, column, value):
        self.conditions.append(f"{column} = ?")
        self.values.append(value)
        return self

    def sql(self):
        clause = " AND ".join(self.conditions) or "1 = 1"
        return f"SELECT * FROM {self.table} WHERE {clause}"
