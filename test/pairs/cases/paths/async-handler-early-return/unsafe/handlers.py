from pathlib import Path

from aiohttp import web

BASE = Path("/srv/media")


async def media(request):
    name = "poster.png"
    given = request.query.get("name")
    if given:
        name = given
        request.app["custom"] = True
    # ruleid: path-traversal
    data = open(BASE / name, "rb").read()
    return web.json_response({"size": len(data)})


app = web.Application()
app.router.add_get("/media", media)
