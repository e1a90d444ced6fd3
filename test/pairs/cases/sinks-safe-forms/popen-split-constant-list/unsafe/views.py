import os
import subprocess

from django.http import JsonResponse


def compare(request):
    name = request.GET.get("name", "")
    # ruleid: command-injection
    pipe = os.popen("diffstat base.txt " + name)
    lines = pipe.read().splitlines()
    return JsonResponse({"lines": lines})


def ready(request):
    return JsonResponse({"ready": True})
