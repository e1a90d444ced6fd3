from aiohttp import web

from .service import make_service
from .shapes import Invoice, Line, Printer

SERVICE = web.AppKey("service", object)


async def invoice(request):
    data = await request.post()
    item = Invoice(number=data["number"], copies=data.get("copies", "1"))
    service = request.app[SERVICE]
    service.print_copies(item)
    service.log(item)
    return web.Response(body=service.pdf(item), content_type="application/pdf")


async def printer(request):
    data = await request.json()
    try:
        chosen = Printer(name=data["printer"], note=data["note"])
    except ValueError:
        raise web.HTTPBadRequest()
    service = request.app[SERVICE]
    return web.json_response([service.print_on(chosen), service.print_note(chosen)])


async def stock(request):
    body = await request.json()
    lines = [Line(sku=entry["sku"], qty=entry["qty"]) for entry in body if entry.get("sku")]
    service = request.app[SERVICE]
    rows = service.stock(lines) + service.stock_bound(lines) + service.quantities(lines)
    return web.json_response({"rows": len(rows)})


def make_app():
    app = web.Application()
    app[SERVICE] = make_service()
    app.add_routes([web.post("/invoice", invoice), web.post("/printer", printer), web.post("/stock", stock)])
    return app
