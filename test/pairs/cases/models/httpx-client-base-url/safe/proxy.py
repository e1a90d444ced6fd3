import httpx
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

UPSTREAM = "https://api.upstream.example.com/search"


async def relay(request):
    body = await request.json()
    term = str(body.get("term", ""))
    async with httpx.AsyncClient(timeout=5) as client:
        # ok: ssrf
        response = await client.request("GET", UPSTREAM, params={"term": term})
    return JSONResponse({"status": response.status_code})


app = Starlette(routes=[Route("/relay", relay, methods=["POST"])])
