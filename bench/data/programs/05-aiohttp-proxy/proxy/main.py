from aiohttp import web

from .client import Upstream
from .handlers import routes
from .keys import UPSTREAM


async def on_startup(app):
    app[UPSTREAM] = Upstream("https://api.example.com")


async def on_cleanup(app):
    await app[UPSTREAM].close()


def make_app():
    app = web.Application()
    app.add_routes(routes)
    app.on_startup.append(on_startup)
    app.on_cleanup.append(on_cleanup)
    return app


if __name__ == "__main__":
    web.run_app(make_app())
