from django.http import HttpResponse


def export(request):
    names = request.GET.getlist("name")
    body = "\n".join(names)
    # ruleid: xss
    return HttpResponse(body, content_type="text/html")


def ready(request):
    return HttpResponse("ready", content_type="text/plain")
