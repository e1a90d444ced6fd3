from django.http import HttpResponse


def greeting(request):
    words = ["Hello", request.GET.get("name", ""), "!"]
    words[0] = "Welcome"
    html = "<p>" + " ".join(words) + "</p>"
    # ruleid: xss
    return HttpResponse(html)


def health(request):
    return HttpResponse("ok", content_type="text/plain")
