from html import escape

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route


async def health(request: Request):
    return JSONResponse({"ok": True})


async def profile(request: Request):
    nickname = request.path_params["nickname"]
    markup = f"<h1>{nickname}</h1><p>Public profile</p>"
    # ruleid: xss
    return HTMLResponse(markup, status_code=200)


app = Starlette(
    routes=[
        Route("/health", health),
        Route("/u/{nickname}", profile),
    ]
)
