from aiohttp import web


async def hello(request):
    name = request.query.get("name", "anonymous")
    text = "Hello, " + name
    # ok: xss
    return web.json_response({"text": text})


async def ready(request):
    return web.json_response({"ready": True})


app = web.Application()
app.router.add_get("/hello", hello)
app.router.add_get("/ready", ready)
