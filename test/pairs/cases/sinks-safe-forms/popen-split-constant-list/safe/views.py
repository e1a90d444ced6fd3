import os
import subprocess

from django.http import JsonResponse


def compare(request):
    name = request.GET.get("name", "")
    # ok: command-injection
    pipe = subprocess.Popen(["diffstat", "base.txt", name], stdout=subprocess.PIPE, text=True).stdout
    lines = pipe.read().splitlines()
    return JsonResponse({"lines": lines})


def ready(request):
    return JsonResponse({"ready": True})
