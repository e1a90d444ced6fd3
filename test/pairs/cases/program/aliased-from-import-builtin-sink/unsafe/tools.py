from os import system as run_line
from shlex import quote as q

from django.http import HttpRequest, JsonResponse
from django.urls import path


def rotate(request: HttpRequest):
    prefix = request.POST.get("prefix", "app")
    line = "logrotate-helper --prefix=" + prefix
    # ruleid: command-injection
    code = run_line(line)
    return JsonResponse({"code": code})


urlpatterns = [path("logs/rotate/", rotate)]
