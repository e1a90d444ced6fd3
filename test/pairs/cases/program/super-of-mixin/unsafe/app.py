import sqlite3

from flask import Flask, request

app = Flask(__name__)


class Trimmed:
    def find(self, value):
        return super().find(value.strip())


class Numbered:
    def find(self, value):
        return super().find(str(int(value)))


class Items:
    def find(self, value):
        # ruleid: sql-injection
        return sqlite3.connect("app.db").execute("SELECT id FROM items WHERE name = '" + value + "'").fetchall()


class Finder(Trimmed, Items):
    pass


@app.get("/items")
def items():
    return {"found": Finder().find(request.args["q"])}
