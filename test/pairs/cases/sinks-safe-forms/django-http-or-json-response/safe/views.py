from django.http import HttpResponse, JsonResponse


def status(request):
    name = request.GET.get("name", "")
    state = "Status of " + name
    # ok: xss
    return JsonResponse({"state": state})


def ready(request):
    return JsonResponse({"ready": True})
