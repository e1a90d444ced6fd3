from django.db import connection
from django.http import JsonResponse


def ordered(request):
    direction = request.GET.get("dir", "asc")
    if direction == "asc" or direction != "desc":
        with connection.cursor() as cursor:
            # ruleid: sql-injection
            cursor.execute("SELECT id FROM task ORDER BY id " + direction)
            rows = cursor.fetchall()
        return JsonResponse({"rows": rows})
    return JsonResponse({"error": "bad direction"}, status=400)
