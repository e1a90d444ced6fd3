from django.http import HttpResponse, JsonResponse


def status(request):
    name = request.GET.get("name", "")
    state = "Status of " + name
    # ruleid: xss
    return HttpResponse(state)


def ready(request):
    return JsonResponse({"ready": True})
