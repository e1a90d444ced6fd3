import urllib.request
from urllib.parse import urlparse

import aiohttp
import httpx
import requests
from fastapi import FastAPI
from flask import Flask, abort, request

app = Flask(__name__)
api = FastAPI()
HOSTS = {"api.example.org", "cdn.example.org"}


@app.route("/fetch")
def fetch():
    url = request.args["url"]
    # ruleid: ssrf
    requests.get(url, timeout=5)
    # ruleid: ssrf
    urllib.request.urlopen("http://" + url)
    # ok: ssrf
    requests.get("https://api.example.org/items/" + url, timeout=5)
    # ok: ssrf
    requests.get("https://api.example.org/items", params={"q": url}, timeout=5)
    # ok: ssrf
    requests.post("https://api.example.org/items", json={"url": url}, timeout=5)
    if urlparse(url).hostname not in HOSTS:
        abort(400)
    # ok: ssrf
    requests.get(url, timeout=5)
    return "done"


@app.route("/session")
def session():
    session = requests.Session()
    # ruleid: ssrf
    session.post(request.form["callback"], json={})
    return "done"


@api.post("/hook")
async def hook(target: str):
    async with httpx.AsyncClient() as client:
        # ruleid: ssrf
        await client.get(target)
    async with aiohttp.ClientSession() as session:
        # ruleid: ssrf
        await session.get(target)
        # ok: ssrf
        await session.get("https://example.org/" + target)
