import json

import jsonpickle
from django.http import JsonResponse


def restore(request):
    text = request.body.decode("utf-8")
    # ok: unsafe-deserialization
    layout = json.loads(text)
    panels = len(layout["panels"])
    return JsonResponse({"panels": panels})


def ready(request):
    return JsonResponse({"ready": True})
