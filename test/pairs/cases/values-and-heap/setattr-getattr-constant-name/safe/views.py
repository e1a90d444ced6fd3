from django.http import JsonResponse


class Settings:
    formula = "1 + 1"
    caption = "default"


def calculate(request):
    settings = Settings()
    setattr(settings, "caption", request.GET.get("q", "0"))
    expression = getattr(settings, "formula")
    # ok: code-injection
    value = eval(expression)
    return JsonResponse({"value": value, "caption": settings.caption})
