import asyncio

from fastapi import FastAPI

from guards import ensure_known

app = FastAPI()


@app.post("/reports/{name}/refresh")
async def refresh(name: str):
    await ensure_known(name)
    # ok: command-injection
    process = await asyncio.create_subprocess_shell("/opt/reports/refresh " + name)
    return {"code": await process.wait()}
