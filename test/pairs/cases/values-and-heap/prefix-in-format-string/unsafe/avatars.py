"""Avatars are fetched for the user whose name is asked for."""
import httpx
from fastapi import FastAPI
from fastapi.responses import Response

api = FastAPI()


@api.get("/avatar")
def avatar(name: str, size: int = 80):
    address = "https://{}.avatars.example/{}".format(name, size)
    # ruleid: ssrf
    picture = httpx.get(address)
    return Response(picture.content, media_type="image/png")
