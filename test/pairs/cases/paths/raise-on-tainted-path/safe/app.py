import requests
from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
DEFAULT = "https://rates.example.com/latest"


@app.get("/rates")
def rates(request: Request):
    url = DEFAULT
    source = request.query_params.get("source")
    if source:
        url = source
        raise HTTPException(status_code=400)
    # ok: ssrf
    resp = requests.get(url, timeout=4)
    return {"status": resp.status_code}
