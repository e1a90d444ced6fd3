from django.db import connection
from django.http import JsonResponse
from django.urls import path

from ids import in_clause, parse_ids


def bulk_status(request):
    ids = parse_ids(request.GET.get("ids", "0"))
    with connection.cursor() as cursor:
        # ok: sql-injection
        cursor.execute("SELECT status FROM parcel WHERE id IN " + in_clause(ids))
        statuses = [row[0] for row in cursor.fetchall()]
    return JsonResponse({"statuses": statuses})


urlpatterns = [path("parcels/status/", bulk_status)]
