from django.http import HttpResponse


def greeting(request):
    words = ["Hello", request.GET.get("name", ""), "!"]
    words[1] = "visitor"
    html = "<p>" + " ".join(words) + "</p>"
    # ok: xss
    return HttpResponse(html)


def health(request):
    return HttpResponse("ok", content_type="text/plain")
