import sqlite3

from aiohttp import web


async def by_codes(request):
    codes = request.query.getall("code", [])
    db = sqlite3.connect("codes.db")
    marks = ", ".join("?" for code in codes)
    params = tuple(codes)
    # ok: sql-injection
    rows = db.execute("SELECT id FROM code WHERE value IN (" + marks + ")", params).fetchall()
    return web.json_response({"rows": rows})


app = web.Application()
app.router.add_get("/codes", by_codes)
