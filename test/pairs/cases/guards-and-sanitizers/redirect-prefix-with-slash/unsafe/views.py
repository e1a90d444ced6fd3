from django.http import HttpResponseRedirect, JsonResponse


def leave(request):
    url = request.GET.get("to", "")
    if url.startswith("https://shop.example.com"):
        # ruleid: open-redirect
        return HttpResponseRedirect(url)
    return JsonResponse({"error": "unknown target"}, status=400)


def ready(request):
    return JsonResponse({"ready": True})
