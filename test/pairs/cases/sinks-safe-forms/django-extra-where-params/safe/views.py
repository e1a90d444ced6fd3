from django.contrib.auth.models import User
from django.http import JsonResponse


def by_city(request):
    city = request.GET.get("city", "")
    users = User.objects.filter(is_active=True)
    # ok: sql-injection
    users = users.extra(where=["city = %s"], params=[city])
    return JsonResponse({"count": users.count()})


def ready(request):
    return JsonResponse({"ready": True})
