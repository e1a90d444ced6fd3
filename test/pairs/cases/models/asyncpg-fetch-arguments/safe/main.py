import asyncpg
from fastapi import FastAPI, Query

app = FastAPI()
DSN = "postgresql://web@db.internal/travel"


@app.get("/flights")
async def flights(origin: str = Query(min_length=3), limit: int = 20):
    conn = await asyncpg.connect(DSN)
    try:
        # ok: sql-injection
        rows = await conn.fetch("SELECT number FROM flight WHERE origin = $1 LIMIT $2", origin, limit)
    finally:
        await conn.close()
    return {"flights": [row["number"] for row in rows]}
