class ThemeMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.theme = request.COOKIES.get("theme", "light")
        raw = request.GET.get("density", "wide")
        request.density = raw if raw in {"wide", "narrow"} else "wide"
        return self.get_response(request)
