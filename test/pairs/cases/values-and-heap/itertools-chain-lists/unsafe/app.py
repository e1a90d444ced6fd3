from itertools import chain

import httpx
from fastapi import FastAPI, Query

app = FastAPI()
MIRRORS = ["https://m1.example.com", "https://m2.example.com"]


@app.get("/mirrors")
def mirrors(extra: str = Query("")):
    given = [extra]
    fixed = ["https://m3.example.com"]
    codes = []
    for url in chain(MIRRORS, given):
        # ruleid: ssrf
        codes.append(httpx.get(url).status_code)
    return {"codes": codes, "given": given}
