from sanic import Sanic
from sanic.response import html, json

app = Sanic("badges")
COLOURS = {"red": "#a00", "green": "#0a0"}


@app.get("/status")
async def status(request):
    return json({"ok": True})


@app.get("/badge")
async def badge(request):
    colour = request.args.get("colour", "red")
    shade = COLOURS.get(colour) or "#000"
    # ok: xss
    return html(f'<span style="color: {shade}">build passing</span>')
