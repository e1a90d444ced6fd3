from django.http import HttpResponse
from django.urls import path
from django.utils.html import escape

HEADER = "<!doctype html><title>Search</title>"


def search(request):
    query = request.GET.get("q", "")
    page = int(request.GET.get("page", "1"))
    shown = escape(query.strip())
    body = f"{HEADER}<p>Page {page} of results for {shown}</p>"
    # ok: xss
    return HttpResponse(body)


urlpatterns = [path("search/", search)]
