import asyncio

from aiohttp import web


async def render(request):
    title = request.match_info["title"]
    # ruleid: command-injection
    proc = await asyncio.create_subprocess_shell("/opt/render --title " + title)
    code = await proc.wait()
    return web.json_response({"code": code})


app = web.Application()
app.router.add_get("/render/{title}", render)
