from django.http import JsonResponse


class Settings:
    formula = "1 + 1"
    caption = "default"


def calculate(request):
    settings = Settings()
    setattr(settings, "formula", request.GET.get("q", "0"))
    expression = getattr(settings, "formula")
    # ruleid: code-injection
    value = eval(expression)
    return JsonResponse({"value": value, "caption": settings.caption})
