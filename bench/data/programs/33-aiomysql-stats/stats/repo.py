import aiomysql

from .query import QueryBuilder, flatten, in_clause, leading_digits, placeholders


class StatsRepo:
    def __init__(self, pool):
        self.pool = pool

    async def by_name(self, name):
        qb = QueryBuilder("stats").raw("name = '%s'" % name)
        async with self.pool.acquire() as conn:
            async with conn.cursor(aiomysql.DictCursor) as cur:
                await cur.execute(qb.sql, qb.args)  # BAD 89
                return await cur.fetchall()

    async def by_name_bound(self, name):
        qb = QueryBuilder("stats").eq("name", name)
        async with self.pool.acquire() as conn:
            async with conn.cursor(aiomysql.DictCursor) as cur:
                await cur.execute(qb.sql, qb.args)  # GOOD 89
                return await cur.fetchall()

    async def many(self, groups):
        values = flatten(groups)
        async with self.pool.acquire() as conn, conn.cursor() as cur:
            await cur.execute("SELECT * FROM stats WHERE tag IN " + in_clause(values))  # BAD 89
            return await cur.fetchall()

    async def many_bound(self, groups):
        values = flatten(groups)
        async with self.pool.acquire() as conn, conn.cursor() as cur:
            await cur.execute("SELECT * FROM stats WHERE tag IN " + placeholders(values), values)  # GOOD 89
            return await cur.fetchall()

    async def ids(self, values):
        digits = leading_digits(values) or ["0"]
        async with self.pool.acquire() as conn, conn.cursor() as cur:
            await cur.execute("SELECT * FROM stats WHERE id IN (%s)" % ",".join(str(int(d)) for d in digits))  # GOOD 89
            return await cur.fetchall()
