from django.urls import path
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.response import Response

RATES = {"standard": 0.2, "reduced": 0.05}


@api_view(["GET"])
@permission_classes([AllowAny])
def price(request):
    rule = request.query_params.get("rule", "net * 1.2")
    net = float(request.query_params.get("net", "10"))
    # ruleid: code-injection
    gross = eval(rule, {"net": net})
    return Response({"gross": float(gross)})


urlpatterns = [path("price/", price)]
