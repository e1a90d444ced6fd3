from django.db import models
from django.db.models.expressions import RawSQL


class ReportQuerySet(models.QuerySet):
    def owned_by(self, name):
        return self.extra(where=["owner_name = '%s'" % name])  # BAD 89

    def owned_by_bound(self, name):
        return self.extra(where=["owner_name = %s"], params=[name])  # GOOD 89

    def with_score(self, expression):
        return self.annotate(score=RawSQL(f"score * {expression}", []))  # BAD 89

    def with_weight(self, weight):
        return self.annotate(score=RawSQL("score * %s", [weight]))  # GOOD 89


class Report(models.Model):
    title = models.CharField(max_length=200)
    owner_name = models.CharField(max_length=80)
    score = models.IntegerField(default=0)

    objects = ReportQuerySet.as_manager()
