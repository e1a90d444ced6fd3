from aiohttp import web

SNIPPET = "result = len(text)"


async def run(request):
    data = await request.json()
    scope = {"text": data["text"], "result": None}
    # ok: code-injection
    exec(SNIPPET, scope)
    return web.json_response({"result": scope["result"]})


app = web.Application()
app.router.add_post("/run", run)
