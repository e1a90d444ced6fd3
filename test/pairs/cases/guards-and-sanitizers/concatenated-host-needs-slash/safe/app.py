import httpx
from fastapi import FastAPI, Request

app = FastAPI()
API = "https://api.example.com/"


@app.get("/proxy")
def proxy(request: Request):
    path = request.query_params.get("path", "status")
    # ok: ssrf
    resp = httpx.get(API + path, timeout=5.0)
    return {"status": resp.status_code}


@app.get("/ready")
def ready():
    return {"ready": True}
