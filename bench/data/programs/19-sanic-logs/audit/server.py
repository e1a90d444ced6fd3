from sanic import Sanic
from sanic.response import json, text
from sanic.views import HTTPMethodView

from audit.journal import Journal, contains, is_company_mail, is_partner_mail, matches

app = Sanic("audit")
app.ctx.journal = Journal("web")
LINES = ["started", "stopped"]


class LoginView(HTTPMethodView):
    async def post(self, request):
        request.app.ctx.journal.record(request.form.get("user"))
        return text("ok")

    async def put(self, request):
        user = request.form.get("user")
        request.app.ctx.journal.record_clean(user)
        request.app.ctx.journal.record_repr(user)
        return text("ok")


app.add_route(LoginView.as_view(), "/login")


@app.get("/view/<user_id:int>")
async def view(request, user_id: int):
    request.app.ctx.journal.record_id(user_id)
    return text("ok")


@app.get("/grep")
async def grep(request):
    return json(matches(request.args.get("pattern", "."), LINES))


@app.get("/find")
async def find(request):
    return json(contains(request.args.get("word", ""), LINES))


@app.post("/mail")
async def mail(request):
    return json({"ok": is_company_mail(request.json["address"]), "partner": is_partner_mail(request.json["address"])})
