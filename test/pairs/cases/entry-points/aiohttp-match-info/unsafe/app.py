import asyncio
import shlex

from aiohttp import web


async def reload_service(request: web.Request) -> web.Response:
    unit = request.match_info["unit"]
    command = f"sv reload {unit}"
    # ruleid: command-injection
    process = await asyncio.create_subprocess_shell(command)
    code = await process.wait()
    return web.json_response({"code": code})


def create_app() -> web.Application:
    app = web.Application()
    app.router.add_post("/units/{unit}/reload", reload_service)
    return app
