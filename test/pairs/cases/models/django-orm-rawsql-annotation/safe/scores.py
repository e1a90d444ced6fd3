from django.db import models
from django.db.models.expressions import RawSQL
from django.http import JsonResponse
from django.urls import path


class Score(models.Model):
    player = models.CharField(max_length=50)
    points = models.IntegerField()

    class Meta:
        app_label = "scores"


def relative_scores(request):
    rival = request.GET.get("rival", "")
    # ok: sql-injection
    gap = RawSQL("points - (SELECT MAX(points) FROM scores_score WHERE player = %s)", [rival])
    rows = Score.objects.annotate(gap=gap).values_list("pk", "gap")
    return JsonResponse({"gaps": [list(row) for row in rows]})


urlpatterns = [path("scores/relative/", relative_scores)]
