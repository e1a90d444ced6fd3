import asyncio
import shlex

from aiohttp import web

routes = web.RouteTableDef()


async def check(host):
    # ok: command-injection
    proc = await asyncio.create_subprocess_shell(
        "nc -z -w 2 -- " + host + " 22",
        stdout=asyncio.subprocess.DEVNULL,
    )
    return await proc.wait()


@routes.post("/fleet/check")
async def check_fleet(request):
    body = await request.json()
    hosts = [shlex.quote(str(host)) for host in body["hosts"]]
    codes = await asyncio.gather(*(check(host) for host in hosts))
    return web.json_response({"up": codes.count(0), "total": len(codes)})


app = web.Application()
app.add_routes(routes)
