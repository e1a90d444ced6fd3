import re

from django.http import JsonResponse

ARTICLE = "Rates rose again in March while exports fell."


def highlight(request):
    word = request.GET.get("word", "")
    pattern = r"\b" + re.escape(word) + r"\b"
    # ok: regex-injection
    count = len(re.split(pattern, ARTICLE)) - 1
    return JsonResponse({"count": count})


def ready(request):
    return JsonResponse({"ready": True})
