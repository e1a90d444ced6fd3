import aiohttp
from aiohttp import web


async def crawl(request):
    body = await request.json()
    seeds = ["https://seed.example.com/"]
    extra = [u for u in body["urls"] if u]
    pending = seeds + extra
    codes = []
    async with aiohttp.ClientSession() as session:
        for url in pending:
            # ruleid: ssrf
            async with session.get(url) as resp:
                codes.append(resp.status)
    return web.json_response({"codes": codes})


app = web.Application()
app.router.add_post("/crawl", crawl)
