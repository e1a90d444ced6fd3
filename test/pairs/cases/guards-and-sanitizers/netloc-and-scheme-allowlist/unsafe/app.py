from urllib.parse import urlsplit

from fastapi import FastAPI, HTTPException
from fastapi.responses import RedirectResponse

app = FastAPI()
HOSTS = ("www.example.com", "shop.example.com")


@app.get("/out")
def out(url: str):
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise HTTPException(status_code=400)
    # ruleid: open-redirect
    return RedirectResponse(url)
