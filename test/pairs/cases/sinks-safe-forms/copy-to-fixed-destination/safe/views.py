import os
import shutil

from django.http import JsonResponse

STORE = "/srv/avatars"


def choose(request):
    given = request.POST.get("avatar", "")
    source = os.path.join(STORE, "default.png")
    # ok: path-traversal
    shutil.copyfile(source, os.path.join(STORE, "current.png"))
    return JsonResponse({"avatar": given})


def ready(request):
    return JsonResponse({"ready": True})
