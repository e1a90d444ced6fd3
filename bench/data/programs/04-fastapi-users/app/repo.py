from abc import ABC, abstractmethod

from fastapi import Depends

from .db import get_pool
from .schemas import UserQuery


class UserRepo(ABC):
    @abstractmethod
    async def find(self, q: UserQuery): ...

    @abstractmethod
    async def delete(self, name: str): ...


class PgUserRepo(UserRepo):
    def __init__(self, pool):
        self.pool = pool

    async def find(self, q: UserQuery):
        sql = f"SELECT * FROM users WHERE name = $1 ORDER BY {q.raw_order} LIMIT {q.limit}"
        return await self.pool.fetch(sql, q.name)  # BAD 89

    async def find_enum(self, q: UserQuery):
        sql = f"SELECT * FROM users WHERE name = $1 ORDER BY {q.order.value} LIMIT {q.limit}"
        return await self.pool.fetch(sql, q.name)  # GOOD 89

    async def delete(self, name: str):
        async with self.pool.acquire() as conn:
            await conn.execute("DELETE FROM users WHERE name = '%s'" % name)  # BAD 89

    async def disable(self, name: str):
        async with self.pool.acquire() as conn:
            await conn.execute("UPDATE users SET active = false WHERE name = $1", name)  # GOOD 89

    async def page(self, number: int):
        async with self.pool.acquire() as conn:
            return await conn.fetch("SELECT * FROM users LIMIT 20 OFFSET {}".format(number * 20))  # GOOD 89


async def get_repo(pool=Depends(get_pool)) -> PgUserRepo:
    return PgUserRepo(pool)
