import json

import jsonpickle
from django.http import JsonResponse


def restore(request):
    text = request.body.decode("utf-8")
    # ruleid: unsafe-deserialization
    layout = jsonpickle.decode(text)
    panels = len(layout["panels"])
    return JsonResponse({"panels": panels})


def ready(request):
    return JsonResponse({"ready": True})
