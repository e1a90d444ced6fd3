from urllib.parse import urlencode

from aiohttp import web


async def leave(request):
    target = request.query.get("target", "/")
    # ruleid: open-redirect
    raise web.HTTPFound(target)


async def goodbye(request):
    return web.json_response({"ok": True})


app = web.Application()
app.router.add_get("/leave", leave)
app.router.add_get("/goodbye", goodbye)
