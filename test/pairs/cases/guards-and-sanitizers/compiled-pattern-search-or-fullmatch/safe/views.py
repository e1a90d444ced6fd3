import re

from django.http import JsonResponse

SUM = re.compile(r"[0-9]+(?:[+-][0-9]+)*")


def total(request):
    text = request.POST.get("text", "")
    if SUM.fullmatch(text):
        # ok: code-injection
        value = eval(text)
        return JsonResponse({"value": value})
    return JsonResponse({"error": "not a sum"}, status=400)
