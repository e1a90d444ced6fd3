from flask import Flask, abort, request, session
from rest_framework.response import Response

app = Flask(__name__)


@app.route("/admin")
def admin():
    # ruleid: role-from-request
    if request.cookies.get("role") == "admin":
        return "welcome"
    return abort(403)


def delete_article(request, article):
    # ruleid: role-from-request
    if request.META["HTTP_ISADMIN"] == "True":
        article.delete()
    return Response("done")


def report(request):
    is_admin = request.headers.get("X-Is-Admin")
    # ruleid: role-from-request
    if is_admin:
        return Response("everything")
    return Response("little")


@app.route("/panel")
def panel():
    # ok: role-from-request
    if session.get("role") == "admin":
        return "welcome"
    # ok: role-from-request
    if request.args.get("view") == "admin":
        return "layout"
    return abort(403)
