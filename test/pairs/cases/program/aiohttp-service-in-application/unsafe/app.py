import re

from aiohttp import web

from service import Tools


async def start(app):
    app["tools"] = Tools()


async def lookup(request):
    code = await request.app["tools"].lookup(request.query["host"])
    return web.json_response({"code": code})


def make_app():
    app = web.Application()
    app.on_startup.append(start)
    app.router.add_get("/lookup", lookup)
    return app
