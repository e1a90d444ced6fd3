from django.db import models


class Invoice(models.Model):
    customer = models.CharField(max_length=80)
