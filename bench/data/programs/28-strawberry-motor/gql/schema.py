import typing

import strawberry
from strawberry.scalars import JSON

from .store import posts


@strawberry.type
class Post:
    title: str


def to_posts(docs) -> typing.List[Post]:
    return [Post(title=str(d.get("title"))) for d in docs]


@strawberry.type
class Query:
    @strawberry.field
    async def filtered(self, flt: JSON) -> typing.List[Post]:
        return to_posts(await posts.by_filter(flt))

    @strawberry.field
    async def by_author(self, author: str) -> typing.List[Post]:
        return to_posts(await posts.by_author(author))

    @strawberry.field
    async def by_expr(self, expr: str) -> typing.List[Post]:
        return to_posts(await posts.js(expr))

    @strawberry.field
    async def by_tag(self, expr: str) -> typing.List[Post]:
        return to_posts(await posts.tag(expr))

    @strawberry.field
    async def aggregated(self, stages: JSON) -> typing.List[Post]:
        return to_posts(await posts.aggregate(stages))

    @strawberry.field
    async def top(self, limit: int = 10) -> typing.List[Post]:
        return to_posts(await posts.top(limit))


schema = strawberry.Schema(query=Query)
