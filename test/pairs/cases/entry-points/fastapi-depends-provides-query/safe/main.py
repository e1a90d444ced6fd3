from typing import Annotated

import httpx
from fastapi import Depends, FastAPI, Request

app = FastAPI()

DEFAULT_SOURCE = "https://rates.example.com/latest.json"


def rate_source(request: Request) -> str:
    return DEFAULT_SOURCE


@app.get("/rates")
async def rates(source: Annotated[str, Depends(rate_source)]):
    async with httpx.AsyncClient(timeout=5) as client:
        # ok: ssrf
        response = await client.get(source)
    return {"status": response.status_code, "bytes": len(response.content)}
