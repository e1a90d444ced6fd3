from django.db import models


class Loan(models.Model):
    reader = models.CharField(max_length=120)
    due = models.DateField()

    class Meta:
        ordering = ["due"]
