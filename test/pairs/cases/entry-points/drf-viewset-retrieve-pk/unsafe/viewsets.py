from django.db import connection
from rest_framework import routers, viewsets
from rest_framework.exceptions import NotFound
from rest_framework.response import Response


class ShipmentViewSet(viewsets.ViewSet):
    def list(self, request):
        return Response({"results": []})

    def retrieve(self, request, pk=None):
        with connection.cursor() as cursor:
            # ruleid: sql-injection
            cursor.execute(f"SELECT carrier, eta FROM shipment WHERE id = {pk}")
            row = cursor.fetchone()
        if row is None:
            raise NotFound()
        return Response({"carrier": row[0], "eta": str(row[1])})


router = routers.DefaultRouter()
router.register("shipments", ShipmentViewSet, basename="shipment")
urlpatterns = router.urls
