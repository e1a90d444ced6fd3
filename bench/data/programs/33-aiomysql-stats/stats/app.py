import aiomysql
from aiohttp import web

from .repo import StatsRepo


class StatsView(web.View):
    @property
    def repo(self):
        return self.request.app["repo"]

    async def get(self):
        name = self.request.query.get("name", "")
        rows = await self.repo.by_name(name)
        more = await self.repo.by_name_bound(name)
        return web.json_response({"count": len(rows) + len(more)})

    async def post(self):
        data = await self.request.json()
        a = await self.repo.many(data["groups"])
        b = await self.repo.many_bound(data["groups"])
        c = await self.repo.ids(data["ids"])
        return web.json_response({"count": len(a) + len(b) + len(c)})


async def init(app):
    app["pool"] = await aiomysql.create_pool(host="localhost", db="stats")
    app["repo"] = StatsRepo(app["pool"])


def make_app():
    app = web.Application()
    app.router.add_view("/stats", StatsView)
    app.on_startup.append(init)
    return app
