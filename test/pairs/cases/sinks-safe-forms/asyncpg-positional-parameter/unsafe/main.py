import asyncpg
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/lookup")
async def lookup(request: Request):
    body = await request.json()
    conn = await asyncpg.connect("postgresql://app@db/app")
    try:
        # ruleid: sql-injection
        rows = await conn.fetch("SELECT id FROM unit WHERE name = '" + body["name"] + "'")
    finally:
        await conn.close()
    return {"count": len(rows)}
