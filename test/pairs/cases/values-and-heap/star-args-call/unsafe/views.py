from django.db import connection
from django.http import JsonResponse


def run_listing(table, title, limit):
    with connection.cursor() as cursor:
        # ruleid: sql-injection
        cursor.execute("SELECT * FROM " + table + " LIMIT 20")
        return title, cursor.fetchmany(limit)


def listing(request):
    given = request.POST.get("given", "")
    args = [given, "Stock", 20]
    title, rows = run_listing(*args)
    return JsonResponse({"title": title, "rows": rows})
