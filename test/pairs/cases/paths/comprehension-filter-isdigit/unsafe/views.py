from django.db import connection
from django.http import JsonResponse


def by_ids(request):
    raw = request.GET.get("ids", "").split(",")
    ids = [part for part in raw if part]
    listed = ",".join(str(i) for i in ids) or "0"
    with connection.cursor() as cursor:
        # ruleid: sql-injection
        cursor.execute("SELECT id, name FROM item WHERE id IN (" + listed + ")")
        rows = cursor.fetchall()
    return JsonResponse({"rows": rows})
