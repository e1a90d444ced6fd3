import sqlite3

from aiohttp import web


class Filter:
    def __init__(self, column, display):
        self.column = column
        self.display = display


class Page:
    def __init__(self, flt):
        self.filter = flt


async def listing(request):
    raw = request.query.get("f", "id")
    page = Page(Filter(raw, "Id"))
    db = sqlite3.connect("inventory.db")
    # ruleid: sql-injection
    rows = db.execute("SELECT * FROM items ORDER BY " + page.filter.column).fetchall()
    return web.json_response({"rows": rows, "by": page.filter.display})


app = web.Application()
app.router.add_get("/items", listing)
