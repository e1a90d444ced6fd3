from django.http import HttpResponse


def parse(params):
    name = params.get("name", "")
    count = len(name)
    return name, count


def profile(request):
    name, count = parse(request.GET)
    parts = ["<b>"]
    parts.append(name)
    parts.append("</b>")
    # ruleid: xss
    return HttpResponse("".join(parts))
