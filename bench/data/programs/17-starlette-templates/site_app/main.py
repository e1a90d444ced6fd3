from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route

from . import rendering


class Mail(HTTPEndpoint):
    async def post(self, request):
        form = await request.form()
        return PlainTextResponse(rendering.render_mail(form["template"]))

    async def put(self, request):
        form = await request.form()
        return HTMLResponse(rendering.render_greeting(form["name"]))


async def report(request):
    title = request.query_params.get("title", "Report")
    return HTMLResponse(rendering.render_mako(title, [1, 2, 3]))


async def report_safe(request):
    title = request.query_params.get("title", "Report")
    return HTMLResponse(rendering.render_mako_const(title))


async def hello(request):
    return HTMLResponse("<p>Hi %s</p>" % request.path_params["name"])  # BAD 79


async def hello_id(request):
    return HTMLResponse("<p>User %d</p>" % request.path_params["uid"])  # GOOD 79


async def out(request):
    return RedirectResponse(request.query_params["to"])  # BAD 601


async def back(request):
    return RedirectResponse(request.app.url_path_for("hello", name="x"))  # GOOD 601


app = Starlette(
    routes=[
        Route("/mail", Mail),
        Route("/report", report),
        Route("/report-safe", report_safe),
        Route("/hello/{name}", hello, name="hello"),
        Route("/user/{uid:int}", hello_id),
        Route("/out", out),
        Route("/back", back),
    ]
)
