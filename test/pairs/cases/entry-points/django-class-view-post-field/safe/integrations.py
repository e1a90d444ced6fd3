import requests
from django.conf import settings
from django.http import JsonResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt


@method_decorator(csrf_exempt, name="dispatch")
class IntegrationCheck(View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        endpoint = settings.INTEGRATION_URL
        try:
            # ok: ssrf
            response = requests.get(endpoint, timeout=settings.INTEGRATION_TIMEOUT)
        except requests.RequestException:
            return JsonResponse({"reachable": False}, status=502)
        return JsonResponse({"reachable": response.ok})


urlpatterns = [path("integrations/check/", IntegrationCheck.as_view())]
