import re

from fastapi import FastAPI, Request

app = FastAPI()
TEXT = "The quick brown fox jumps over the lazy dog. " * 200


@app.get("/words")
def words(request: Request):
    given = request.query_params.get("given", "")
    # ruleid: regex-injection
    hits = re.findall(given, TEXT)
    return {"hits": len(hits)}


@app.get("/ready")
def ready():
    return {"ready": True}
