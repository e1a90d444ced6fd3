from aiohttp import web

FORMULAS = ("1 + 1", "2 ** 8")


async def formula(request):
    data = await request.post()
    text = data.get("formula", "")
    if text not in FORMULAS:
        return web.json_response({"error": "unknown"}, status=400)
    # ok: code-injection
    value = eval(text)
    return web.json_response({"value": value})


app = web.Application()
app.router.add_post("/formula", formula)
