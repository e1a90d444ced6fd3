import json
from urllib.parse import urlencode
from urllib.request import urlopen

from django.http import JsonResponse
from django.urls import path

GEOCODER = "https://geo.example.com/search"


def geocode(request):
    place = request.GET.get("place", "")
    url = request.GET.get("service", GEOCODER) + "?" + urlencode({"q": place})
    # ruleid: ssrf
    with urlopen(url, timeout=5) as response:
        results = json.load(response)
    return JsonResponse({"matches": len(results)})


urlpatterns = [path("geocode/", geocode)]
