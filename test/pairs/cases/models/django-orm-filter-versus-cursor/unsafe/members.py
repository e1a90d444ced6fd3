from django.db import connection, models
from django.http import JsonResponse
from django.urls import path


class Member(models.Model):
    email = models.EmailField()

    class Meta:
        app_label = "members"
        db_table = "member"


def is_member(request):
    email = request.POST.get("email", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM member")
        total = cursor.fetchone()[0]
        # ruleid: sql-injection
        cursor.execute(f"SELECT 1 FROM member WHERE email = '{email}'")
        known = cursor.fetchone() is not None
    return JsonResponse({"known": known, "total": total})


urlpatterns = [path("members/check/", is_member)]
