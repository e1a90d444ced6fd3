import html

from django.http import HttpResponse
from django.urls import path

from transform import transform


def tag_cloud(request):
    tags = request.GET.getlist("tag")
    cells = transform(tags, str.lower)
    items = "".join("<li>" + cell + "</li>" for cell in cells)
    # ruleid: xss
    return HttpResponse("<ul>" + items + "</ul>")


urlpatterns = [path("tags/cloud/", tag_cloud)]
