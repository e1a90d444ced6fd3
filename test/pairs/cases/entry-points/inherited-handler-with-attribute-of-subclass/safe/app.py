import sqlite3

from django.http import JsonResponse
from django.urls import path
from django.views import View


def find_by_name(value):
    # ok: sql-injection
    return sqlite3.connect("app.db").execute("SELECT id FROM items WHERE name = '" + value + "'").fetchall()


def find_bound(value):
    return sqlite3.connect("app.db").execute("SELECT id FROM items WHERE name = ?", (value,)).fetchall()


class FindView(View):
    finder = None

    def get(self, request):
        return JsonResponse({"found": type(self).finder(request.GET["q"])})


class ByName(FindView):
    finder = staticmethod(find_bound)


urlpatterns = [path("find", ByName.as_view())]
