from django.db import connection
from django.urls import path
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response


class SearchSerializer(serializers.Serializer):
    warehouse = serializers.IntegerField(min_value=1)
    include_empty = serializers.BooleanField(default=False)


class StockSearch(GenericAPIView):
    serializer_class = SearchSerializer

    def post(self, request):
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        warehouse = serializer.validated_data["warehouse"]
        with connection.cursor() as cursor:
            # ok: sql-injection
            cursor.execute("SELECT COUNT(*) FROM stock WHERE warehouse = {}".format(warehouse))
            total = cursor.fetchone()[0]
        return Response({"total": total})


urlpatterns = [path("stock/search/", StockSearch.as_view())]
