import json

from django.http import JsonResponse


def points(request):
    text = request.body.decode("utf-8")
    # ruleid: code-injection
    data = eval(text, {"__builtins__": {}})
    total = sum(len(item) for item in data)
    return JsonResponse({"total": total})


def ready(request):
    return JsonResponse({"ready": True})
