from aiohttp import web

from .keys import UPSTREAM

routes = web.RouteTableDef()


@routes.get("/fetch")
async def fetch(request):
    up = request.app[UPSTREAM]
    return web.Response(text=await up.fetch(request.query["url"]))


@routes.get("/fetch-allowed")
async def fetch_allowed(request):
    up = request.app[UPSTREAM]
    try:
        text = await up.fetch_allowed(request.query["url"])
    except ValueError:
        raise web.HTTPBadRequest()
    return web.Response(text=text)


@routes.get("/items/{item_id}")
async def item(request):
    return web.json_response(await request.app[UPSTREAM].item(request.match_info["item_id"]))


@routes.post("/tenant")
async def tenant(request):
    body = await request.json()
    return web.json_response(await request.app[UPSTREAM].tenant(body["tenant"]))


@routes.get("/leave")
async def leave(request):
    raise web.HTTPFound(location=request.query.get("next", "/"))  # BAD 601


PAGES = {"home": "/", "help": "/help"}


@routes.get("/go")
async def go(request):
    raise web.HTTPFound(location=PAGES.get(request.query.get("next"), "/"))  # GOOD 601
