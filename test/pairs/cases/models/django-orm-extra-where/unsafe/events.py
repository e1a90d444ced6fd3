from django.db import models
from django.http import JsonResponse
from django.urls import path


class Event(models.Model):
    venue = models.CharField(max_length=100)
    capacity = models.IntegerField(default=0)

    class Meta:
        app_label = "events"


def venue_events(request):
    venue = request.GET["venue"]
    base = Event.objects.filter(capacity__gt=0)
    # ruleid: sql-injection
    found = base.extra(where=[f"venue = '{venue}'"])
    return JsonResponse({"ids": list(found.values_list("pk", flat=True))})


urlpatterns = [path("events/", venue_events)]
