from aiohttp import web


async def hello(request):
    name = request.query.get("name", "anonymous")
    text = "Hello, " + name
    # ruleid: xss
    return web.Response(text=text, content_type="text/html")


async def ready(request):
    return web.json_response({"ready": True})


app = web.Application()
app.router.add_get("/hello", hello)
app.router.add_get("/ready", ready)
