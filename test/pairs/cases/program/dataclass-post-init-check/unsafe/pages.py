from dataclasses import dataclass

from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET
from django.db import connection

SORTABLE = ("title", "created", "updated")


@dataclass
class Listing:
    order: str
    size: int = 25

    def __post_init__(self):
        self.size = min(int(self.size), 100)


@require_GET
def list_pages(request):
    listing = Listing(order=request.GET.get("order", "title"), size=request.GET.get("size", 25))
    with connection.cursor() as cursor:
        # ruleid: sql-injection
        cursor.execute(f"SELECT id FROM pages ORDER BY {listing.order} LIMIT {listing.size}")
        ids = [row[0] for row in cursor.fetchall()]
    return JsonResponse({"ids": ids})


urlpatterns = [path("pages/", list_pages)]
