from django.http import HttpResponse


def parse(params):
    name = params.get("name", "")
    count = len(name)
    return name, count


def profile(request):
    name, count = parse(request.GET)
    parts = ["<b>"]
    parts.append(str(count))
    parts.append("</b>")
    # ok: xss
    return HttpResponse("".join(parts))
