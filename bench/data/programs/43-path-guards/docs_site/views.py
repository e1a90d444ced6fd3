from django.http import Http404, HttpResponse
from django.urls import path
from django.views import View

from docs_site import reader


class DocView(View):
    reader = None

    def get(self, request):
        name = request.GET.get("name", "index.md")
        try:
            text = type(self).reader(name)
        except FileNotFoundError:
            raise Http404
        return HttpResponse(text, content_type="text/plain")


class StrippedView(DocView):
    reader = staticmethod(reader.read_stripped)


class JoinedView(DocView):
    reader = staticmethod(reader.read_joined)


class ListedView(DocView):
    reader = staticmethod(reader.read_listed)


def text(fn):
    def view(request, **kwargs):
        value = kwargs.get("number", request.GET.get("name", ""))
        return HttpResponse(fn(value), content_type="text/plain")
    return view


def numbered(request, number):
    return HttpResponse(reader.read_numbered(number), content_type="text/plain")


urlpatterns = [
    path("stripped", StrippedView.as_view()),
    path("joined", JoinedView.as_view()),
    path("listed", ListedView.as_view()),
    path("extension", text(reader.read_extension)),
    path("sloppy", text(reader.read_sloppy)),
    path("part", text(reader.read_part)),
    path("default", text(reader.read_default)),
    path("parent", text(reader.read_parent)),
    path("page/<int:number>", numbered),
]
