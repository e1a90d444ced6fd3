from django.db import connection
from django.http import JsonResponse


class Criteria:
    def __init__(self, group, caption):
        self.group = group
        self.caption = caption


def grouped(request):
    given = request.GET.get("g", "region")
    criteria = Criteria("region", given)
    fields = vars(criteria)
    with connection.cursor() as cursor:
        # ok: sql-injection
        cursor.execute("SELECT %s, SUM(total) FROM sales GROUP BY 1" % fields["group"])
        rows = cursor.fetchall()
    return JsonResponse({"rows": rows, "caption": fields["caption"]})
