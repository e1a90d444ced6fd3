import aiohttp
from aiohttp import web

DESTINATIONS = {
    "audit": "https://audit.example.com/in",
    "billing": "https://billing.example.com/in",
}


async def forward(request: web.Request) -> web.Response:
    data = await request.post()
    name = data.get("destination", "audit")
    url = DESTINATIONS.get(name) or name
    async with aiohttp.ClientSession() as session:
        # ruleid: ssrf
        async with session.post(url, json={"kind": "relay"}) as response:
            return web.json_response({"status": response.status})


app = web.Application()
app.add_routes([web.post("/forward", forward)])
