import os

from django.http import HttpResponse
from django.urls import path


def read(name):
    with open(os.path.join("/srv/notes", name)) as file:
        return file.read()


def read_base(name):
    with open(os.path.join("/srv/notes", os.path.basename(name))) as file:
        return file.read()


def show(name):
    # ruleid: path-traversal
    return open(os.path.join("/srv/pages", name)).read()


def text(reader):
    def view(request):
        return HttpResponse(reader(request.GET["name"]), content_type="text/plain")

    return view


urlpatterns = [path("page", text(show))]
