from functools import reduce

from django.db import connection
from django.http import JsonResponse
from django.urls import path


def join_terms(left, right):
    return left + " OR " + right


def to_condition(term):
    return "message LIKE '%" + term + "%'"


def search(request):
    terms = request.GET.getlist("term") or ["login"]
    where = reduce(join_terms, [to_condition(term) for term in terms])
    with connection.cursor() as cursor:
        # ruleid: sql-injection
        cursor.execute("SELECT COUNT(*) FROM audit WHERE " + where)
        total = cursor.fetchone()[0]
    return JsonResponse({"total": total})


urlpatterns = [path("audit/search/", search)]
