import os

from django.http import HttpResponseBadRequest, JsonResponse


def print_label(request):
    printer = request.POST.get("printer", "")
    if len(printer) > 24 or not printer.isalnum():
        return HttpResponseBadRequest("bad printer")
    # ok: command-injection
    code = os.system("lpstat -p " + printer)
    return JsonResponse({"code": code})


def ready(request):
    return JsonResponse({"ready": True})
