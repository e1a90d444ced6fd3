from aiohttp import web

SNIPPET = "result = len(text)"


async def run(request):
    data = await request.json()
    scope = {"text": data["text"], "result": None}
    # ruleid: code-injection
    exec("result = '" + data["text"] + "'.upper()", scope)
    return web.json_response({"result": scope["result"]})


app = web.Application()
app.router.add_post("/run", run)
