from django.db import connection
from django.http import JsonResponse


def dashboard(request):
    state = {"query": {"table": "visits"}, "view": {"table": "visits"}}
    state["view"]["table"] = request.GET.get("t", "visits")
    cursor = connection.cursor()
    # ok: sql-injection
    cursor.execute("SELECT COUNT(*) FROM " + state["query"]["table"])
    total = cursor.fetchone()[0]
    return JsonResponse({"total": total, "view": state["view"]})
