from django.db import models


class Submission(models.Model):
    url = models.URLField()
    filename = models.CharField(max_length=200)
    status = models.CharField(max_length=20, default="new")
    size = models.IntegerField(default=0)
